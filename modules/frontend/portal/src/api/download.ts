import { csrfHeader } from './http';
import { Problem } from './problem';

/** Fetches a file and hands it to the browser; with a body it is asked for by POST. */
export async function download(path: string, name: string, body?: unknown): Promise<true> {
  const init = body === undefined
    ? {}
    : { method: 'POST', headers: { 'Content-Type': 'application/json', ...csrfHeader() }, body: JSON.stringify(body) };
  const response = await fetch(path, { credentials: 'same-origin', ...init });
  if (!response.ok) throw await Problem.of(response);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}
