import { csrfHeader, http, onUnauthorized } from '../../api/http';
import { Problem } from '../../api/problem';
import type { Found } from './files';

export type Outcome = 'STORED' | 'DUPLICATE' | 'SKIPPED' | 'REFUSED';

/** What became of a file, or of one of those in an archive. */
export type Taken = { name: string; outcome: Outcome; why: string };

/** What the node has of a file. */
export type Standing = { id: string; offset: number; state: 'RECEIVING' | 'TAKING' | 'DONE'; takenCount: number; taken: Taken[] };

/** Bytes of a piece: an interruption costs at most so much. */
export const pieceBytes = 4 << 20;
/** Files announced at a time. */
export const announcedMax = 500;
/** Tries of a piece in a row without an answer. */
export const triesMax = 8;
/** Between questions after an archive that is being looked through, in milliseconds. */
const askEvery = 700;
const pauseMax = 30_000;

export const announce = (files: Found[]) =>
  http.post<Standing[]>('/api/uploads', { files: files.map(({ file, path }) => ({ name: path, size: file.size, modified: file.lastModified })) });

/** Pause before the next try, in milliseconds: longer each time. */
export const pauseBefore = (attempt: number) => Math.min(pauseMax, 1000 * 2 ** (attempt - 1));

export type Steps = { sent: (bytes: number) => void; interrupted: (yes: boolean) => void; taken: (taken: Taken[], state: Standing['state']) => void };

/** Brings the rest of a file, over interruptions, and waits for what becomes of it. Throws a problem when the node refuses or stays away. */
export async function bring({ file }: Found, begun: Standing, steps: Steps, signal: AbortSignal): Promise<void> {
  let standing = begun;
  let attempt = 0;
  steps.sent(standing.offset);
  while (standing.state === 'RECEIVING') {
    const { offset } = standing;
    try {
      standing = await piece(standing.id, offset, file.slice(offset, offset + pieceBytes), (bytes) => steps.sent(offset + bytes), signal);
      if (attempt > 0) steps.interrupted(false);
      attempt = 0;
      steps.sent(standing.offset);
    } catch (failure) {
      if (signal.aborted || !passes(failure) || ++attempt >= triesMax) throw failure;
      steps.interrupted(true);
      await pause(pauseBefore(attempt), signal);
      standing = await http.get<Standing>(`/api/uploads/${standing.id}`, signal).catch(() => standing);
    }
  }
  await follow(standing, steps, signal);
}

async function follow(reached: Standing, steps: Steps, signal: AbortSignal): Promise<void> {
  let standing = reached;
  let known = standing.taken.length;
  steps.taken(standing.taken, standing.state);
  while (standing.state !== 'DONE' || known < standing.takenCount) {
    if (standing.state !== 'DONE') await pause(askEvery, signal);
    standing = await http.get<Standing>(`/api/uploads/${standing.id}?from=${known}`, signal);
    known += standing.taken.length;
    steps.taken(standing.taken, standing.state);
  }
}

/** No answer, or one that says to come again. */
function passes(failure: unknown): boolean {
  return failure instanceof Problem && (failure.status === 0 || failure.status === 429 || failure.status === 502 || failure.status === 503 || failure.status === 504);
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Problem(0, ''));
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', ended);
      resolve();
    }, millis);
    signal.addEventListener('abort', () => { clearTimeout(timer); ended(); }, { once: true });
  });
}

/** One piece; by XMLHttpRequest, which alone tells how much of it has gone. */
function piece(id: string, offset: number, bytes: Blob, progress: (bytes: number) => void, signal: AbortSignal): Promise<Standing> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/uploads/${id}?offset=${offset}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => {
      if (request.status === 401) onUnauthorized();
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Standing);
      else reject(Problem.parse(request.status, request.getResponseHeader('content-type') ?? '', request.responseText));
    };
    request.onerror = request.onabort = () => reject(new Problem(0, ''));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(bytes);
  });
}
