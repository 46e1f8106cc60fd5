import { csrfHeader, onUnauthorized } from '../../api/http';
import { Problem } from '../../api/problem';
import { multipart, type Outcome, outcome } from './stow';

/** Stores one file by STOW-RS; progress from 0 to 1. Ends with an outcome, never with an exception. */
export function send(file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const boundary = `consilium-${crypto.randomUUID()}`;
    const request = new XMLHttpRequest();
    request.open('POST', '/dicomweb/studies');
    request.setRequestHeader('Content-Type', `multipart/related; type="application/dicom"; boundary=${boundary}`);
    request.setRequestHeader('Accept', 'application/dicom+json');
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      if (request.status === 401) onUnauthorized();
      resolve(outcome(request.status, request.getResponseHeader('content-type') ?? '', request.responseText));
    };
    request.onerror = request.onabort = () => resolve({ kind: 'refused', problem: new Problem(0, '') });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(multipart(file, boundary));
  });
}
