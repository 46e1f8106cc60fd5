import { useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { sessionKey } from './keys';
import type { Provider } from './types';

export type Identity = { id: string; provider: string; personId?: string; name?: string; email?: string; account?: string; createdAt: string; usedAt: string };

/** Why somebody who came back from an identity provider was not let in, in the words of the node. */
export const refusals = [
  'expired', 'turned-back', 'unavailable', 'not-believed', 'unknown', 'waiting', 'inactive', 'second-factor', 'not-fresh', 'other-person', 'blocked',
] as const;
export type Refusal = (typeof refusals)[number];

export class ProviderRefused extends Error {
  readonly why: Refusal;

  constructor(why: Refusal) {
    super(why);
    this.why = why;
  }
}

const channelName = 'consilium.provider';
const windowName = 'consilium-provider';
const closedCheckMillis = 500;
const lastWordMillis = 1_000;

export function refusalIn(search: string): Refusal | undefined {
  const word = new URLSearchParams(search).get('refused');
  return word === null ? undefined : (refusals.find((one) => one === word) ?? 'not-believed');
}

let arrived: Refusal | undefined;

/** With what the provider's sign-in has ended that led to this page. */
export const refusedOnArrival = () => arrived;

/** What a page does first that a provider has sent the browser back to. True: a window of its own that has told the page it was opened by, and closes. */
export function comeBack(): boolean {
  const { pathname, search } = window.location;
  arrived = refusalIn(search);
  if (pathname === '/confirmed') {
    const channel = new BroadcastChannel(channelName);
    channel.postMessage(arrived ?? null);
    window.setTimeout(() => window.close(), 100);
    // A browser that closes only windows it remembers having opened.
    window.setTimeout(() => window.location.replace('/'), 1_500);
    return true;
  }
  if (arrived !== undefined) window.history.replaceState(null, '', pathname);
  return false;
}

export const useProviders = () =>
  useQuery({ queryKey: ['providers'], queryFn: ({ signal }) => http.get<Provider[]>('/api/session/providers', signal), staleTime: Infinity, retry: 1 });

/** Leaves the portal for the provider; who comes back finds the same page. */
export async function signInAt(name: string): Promise<void> {
  const { address } = await http.post<{ address: string }>(`/api/session/providers/${name}`, { returnTo: window.location.pathname });
  window.location.assign(address);
}

/** Goes to the provider in a window of its own, so that nothing on this page is lost, and waits until the person is back. */
async function inWindow(path: string): Promise<true> {
  const popup = window.open('', windowName, 'popup,width=560,height=760');
  if (popup === null) throw new ProviderRefused('blocked');
  try {
    popup.location.href = (await http.post<{ address: string }>(path)).address;
  } catch (problem) {
    popup.close();
    throw problem;
  }
  const channel = new BroadcastChannel(channelName);
  return new Promise<true>((resolve, reject) => {
    const watch = window.setInterval(() => {
      if (popup.closed) window.setTimeout(() => end('turned-back'), lastWordMillis);
    }, closedCheckMillis);
    function end(refusal: Refusal | null) {
      window.clearInterval(watch);
      channel.close();
      if (refusal === null) resolve(true);
      else reject(new ProviderRefused(refusal));
    }
    channel.onmessage = (event: MessageEvent<Refusal | null>) => end(event.data);
  });
}

export const confirmAt = (name: string) => inWindow(`/api/session/confirmation/providers/${name}`);

const path = '/api/me/identities';
const key = ['identities'] as const;

export const useIdentities = () => useQuery({ queryKey: key, queryFn: ({ signal }) => http.get<Identity[]>(path, signal) });
export const linkAt = (name: string) => inWindow(`${path}/${name}`);
export const unlink = async (id: string) => { await http.delete(`${path}/${id}`); return true; };

export function useIdentitiesChanged() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: key });
    await queries.invalidateQueries({ queryKey: sessionKey });
  };
}
