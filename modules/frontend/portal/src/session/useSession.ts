import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { csrfToken, http } from '../api/http';
import { Problem } from '../api/problem';
import { sessionKey } from './keys';
import { prove } from './passkeys';
import type { Session } from './types';

async function read(): Promise<Session | null> {
  // Both cookies of a session come and go together (SessionCookies of the node); without the readable one there is nothing to ask for.
  if (csrfToken(document.cookie) === undefined) return null;
  try {
    return await http.get<Session>('/api/session');
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null;
    throw problem;
  }
}

/** The session, null while nobody is signed in. */
export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: read, staleTime: Infinity, retry: 1 });
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the person who is signed in; only to be used below the sign-in gate. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('used outside of a session');
  return session;
}

export function useSignIn() {
  const queries = useQueryClient();
  return async (account: string, password: string, code?: string) => {
    const session = await http.post<Session>('/api/session', { account, password, ...(code === undefined ? {} : { code }) });
    queries.setQueryData(sessionKey, session);
  };
}

export function usePasskeySignIn() {
  const queries = useQueryClient();
  return async () => queries.setQueryData(sessionKey, await prove<Session>('/api/session/passkey'));
}

export function useSignOut() {
  const queries = useQueryClient();
  return async () => {
    const left = await http.delete<{ next: string } | undefined>('/api/session').catch(() => undefined);
    queries.clear();
    // A fresh document: nothing of the last person stays in memory. Whose session began at an identity provider goes there to end it too.
    window.location.assign(left?.next ?? '/');
  };
}
