import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionKey } from '../session/keys';
import { type Change, idOf, staleAfter } from './changes';

const quietMillis = 250;
const reconnectMillis = 4000;

/** Collects the changes of a short moment, so that a series of a thousand images asks for the list once. */
function collector(queries: QueryClient) {
  const pending = new Map<string, readonly unknown[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    for (const queryKey of pending.values()) void queries.invalidateQueries({ queryKey });
    pending.clear();
  };
  return {
    add(change: Change) {
      for (const key of staleAfter(change)) pending.set(JSON.stringify(key), key);
      timer ??= setTimeout(flush, quietMillis);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Listens to the node's events and refetches what they make stale; after a gap everything shown is asked for again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const changes = collector(queries);
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let hadGap = false;

    const listen = () => {
      source = new EventSource('/api/events');
      source.onopen = () => {
        if (hadGap) void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
        hadGap = false;
      };
      source.onerror = () => {
        hadGap = true;
        if (source?.readyState !== EventSource.CLOSED) return; // the browser itself tries again
        void queries.invalidateQueries({ queryKey: sessionKey });
        retry = setTimeout(listen, reconnectMillis);
      };
      for (const kind of ['study', 'case', 'access', 'emergency', 'delivery'] as const) {
        source.addEventListener(kind, (event) => changes.add({ kind, id: idOf(event.data) }));
      }
      // The session is over, unless this browser has been given a fresh one, as with a new password: without one nothing more is shown.
      source.addEventListener('ended', () => void queries.invalidateQueries({ queryKey: sessionKey }));
    };
    listen();
    return () => {
      source?.close();
      clearTimeout(retry);
      changes.stop();
    };
  }, [queries]);
}
