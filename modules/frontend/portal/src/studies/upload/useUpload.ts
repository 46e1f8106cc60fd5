import { useCallback, useEffect, useRef, useState } from 'react';
import type { Found } from './files';
import { canBeDicom } from './peek';
import { announce, announcedMax, bring, type Outcome, type Standing, type Taken } from './transfer';

export type Item = Found & {
  sent: number;
  state: 'WAITING' | Standing['state'] | 'INTERRUPTED' | 'FAILED';
  taken: Taken[];
  problem: unknown;
};

/** Files on their way at the same time. */
const inFlightMax = 3;

/** Brings files a few at a time and keeps what became of each; leaving the dialog stops, and the node keeps what it has. */
export function useUpload() {
  const [items, setItems] = useState<Item[]>([]);
  const [running, setRunning] = useState(0);
  const stop = useRef(new AbortController());
  const count = useRef(0);

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const change = useCallback((index: number, patch: (item: Item) => Partial<Item>) => {
    setItems((before) => before.map((item, i) => (i === index ? { ...item, ...patch(item) } : item)));
  }, []);

  const work = useCallback(async (files: { found: Found; index: number }[]) => {
    const { signal } = stop.current;
    setRunning((n) => n + 1);
    for (let from = 0; from < files.length && !signal.aborted; from += announcedMax) {
      await batch(files.slice(from, from + announcedMax), change, signal);
    }
    setRunning((n) => n - 1);
  }, [change]);

  const add = useCallback((found: Found[]) => {
    const first = count.current;
    count.current += found.length;
    setItems((before) => [...before, ...found.map((one): Item => ({ ...one, sent: 0, state: 'WAITING', taken: [], problem: undefined }))]);
    void work(found.map((one, i) => ({ found: one, index: first + i })));
  }, [work]);

  const resume = useCallback(() => {
    const failed = items.map((found, index) => ({ found, index })).filter(({ found }) => found.state === 'FAILED');
    for (const { index } of failed) change(index, () => ({ state: 'WAITING', problem: undefined }));
    void work(failed);
  }, [items, change, work]);

  return { items, add, resume, busy: running > 0 };
}

type Change = (index: number, patch: (item: Item) => Partial<Item>) => void;

async function batch(files: { found: Found; index: number }[], change: Change, signal: AbortSignal): Promise<void> {
  const wanted: typeof files = [];
  for (const one of files) {
    if (await canBeDicom(one.found.file)) wanted.push(one);
    else change(one.index, (item) => ({ state: 'DONE', sent: item.file.size, taken: [skipped(item)] }));
  }
  let standings: Standing[];
  try {
    standings = await announce(wanted.map(({ found }) => found));
  } catch (problem) {
    for (const { index } of wanted) change(index, () => ({ state: 'FAILED', problem }));
    return;
  }
  let next = 0;
  const worker = async () => {
    while (next < wanted.length && !signal.aborted) {
      const { found, index } = wanted[next]!;
      const standing = standings[next++]!;
      await one(found, standing, (patch) => change(index, patch), signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlightMax, wanted.length) }, worker));
}

async function one(found: Found, standing: Standing, patch: (change: (item: Item) => Partial<Item>) => void, signal: AbortSignal): Promise<void> {
  patch(() => ({ state: 'RECEIVING', taken: [] }));
  try {
    await bring(found, standing, {
      sent: (sent) => patch(() => ({ sent })),
      interrupted: (yes) => patch(() => ({ state: yes ? 'INTERRUPTED' : 'RECEIVING' })),
      taken: (taken, state) => patch((item) => ({ state, sent: item.file.size, taken: [...item.taken, ...taken] })),
    }, signal);
  } catch (problem) {
    patch(() => ({ state: 'FAILED', problem }));
  }
}

const skipped = ({ path, file }: Found): Taken => ({ name: path, outcome: 'SKIPPED', why: file.size === 0 ? 'empty' : 'not-dicom' });

export type Tally = Record<Outcome, number> & { files: number; open: number; failed: number; bytes: number; sent: number };

export function tally(items: Item[]): Tally {
  const sum: Tally = { STORED: 0, DUPLICATE: 0, SKIPPED: 0, REFUSED: 0, files: items.length, open: 0, failed: 0, bytes: 0, sent: 0 };
  for (const item of items) {
    sum.bytes += item.file.size;
    sum.sent += Math.min(item.sent, item.file.size);
    if (item.state === 'FAILED') sum.failed++;
    else if (item.state !== 'DONE') sum.open++;
    for (const { outcome } of item.taken) sum[outcome]++;
  }
  return sum;
}
