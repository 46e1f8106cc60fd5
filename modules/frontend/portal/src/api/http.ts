import { Problem } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

let sessionLost: () => void = () => {};

/** Called once per answer 401 outside of signing in, so that the portal can ask the person to sign in again. */
export function onSessionLost(listener: () => void): void {
  sessionLost = listener;
}

/** For requests made without this client (images, uploads): the node has answered 401. */
export function onUnauthorized(): void {
  sessionLost();
}

/** The token the node hands out in a readable cookie; it must come back as a header with everything that changes something. */
export function csrfToken(cookies: string): string | undefined {
  for (const cookie of cookies.split(';')) {
    const [name, ...value] = cookie.trim().split('=');
    if (name === 'XSRF-TOKEN') return decodeURIComponent(value.join('='));
  }
  return undefined;
}

export function csrfHeader(): Record<string, string> {
  const token = csrfToken(document.cookie);
  return token === undefined ? {} : { 'X-XSRF-TOKEN': token };
}

type Body = { type: string; content: string | Blob };
const jsonBody = (body: unknown): Body => ({ type: 'application/json', content: JSON.stringify(body) });

async function send(method: Method, path: string, body?: Body, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = body.type;
  if (method !== 'GET') Object.assign(headers, csrfHeader());
  let response: Response;
  try {
    const content = body === undefined ? {} : { body: body.content };
    response = await fetch(path, { method, headers, credentials: 'same-origin', ...content, ...(signal ? { signal } : {}) });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new Problem(0, '');
  }
  if (!response.ok) {
    const problem = await Problem.of(response);
    if (problem.status === 401 && !path.startsWith('/api/session')) sessionLost();
    throw problem;
  }
  return response;
}

async function json<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export const http = {
  get: async <T>(path: string, signal?: AbortSignal) => json<T>(await send('GET', path, undefined, signal)),
  post: async <T>(path: string, body?: unknown) => json<T>(await send('POST', path, jsonBody(body ?? {}))),
  /** A file of another type than JSON, as it is. */
  text: async <T>(path: string, type: string, content: string | Blob) => json<T>(await send('POST', path, { type, content })),
  put: async <T>(path: string, body?: unknown) => json<T>(await send('PUT', path, jsonBody(body ?? {}))),
  delete: async <T>(path: string) => json<T>(await send('DELETE', path)),
};

/** A path with its parameters, leaving out those that are not set. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
