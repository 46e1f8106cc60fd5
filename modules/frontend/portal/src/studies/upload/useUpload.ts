import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from './send';
import type { Outcome } from './stow';

export type Item = { file: File; part: number; outcome: Outcome | undefined };

/** Files on their way at the same time. */
const inFlightMax = 3;

/** Sends files a few at a time and keeps what became of each; leaving the dialog stops what has not been sent. */
export function useUpload() {
  const [items, setItems] = useState<Item[]>([]);
  const [running, setRunning] = useState(0);
  const stop = useRef(new AbortController());

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const start = useCallback((files: File[], offset: number) => {
    setItems((before) => [...before, ...files.map((file) => ({ file, part: 0, outcome: undefined }))]);
    const change = (index: number, patch: Partial<Item>) =>
      setItems((before) => before.map((item, i) => (i === offset + index ? { ...item, ...patch } : item)));
    let next = 0;
    const worker = async () => {
      setRunning((n) => n + 1);
      while (next < files.length && !stop.current.signal.aborted) {
        const index = next++;
        const outcome = await send(files[index]!, (part) => change(index, { part }), stop.current.signal);
        change(index, { part: 1, outcome });
      }
      setRunning((n) => n - 1);
    };
    for (let i = 0; i < Math.min(inFlightMax, files.length); i++) void worker();
  }, []);

  const add = useCallback((files: File[]) => start(files, items.length), [start, items.length]);
  return { items, add, busy: running > 0 };
}

export function tally(items: Item[]) {
  const bytes = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, { file, part }) => sum + file.size * part, 0);
  const stored = items.filter(({ outcome }) => outcome?.kind === 'stored').length;
  const refused = items.filter(({ outcome }) => outcome !== undefined && outcome.kind !== 'stored').length;
  return { total: items.length, stored, refused, percent: bytes === 0 ? 0 : (100 * sent) / bytes };
}
