import { useSyncExternalStore } from 'react';

export type Toast = { id: number; kind: 'good' | 'bad' | 'info'; text: string };

const shownAtMost = 4;
const shownMillis = { good: 4500, info: 6000, bad: 12_000 } as const;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says something in the corner of the window; the oldest makes room when there are many. */
export function toast(kind: Toast['kind'], text: string): void {
  const id = nextId++;
  set([...toasts.filter((other) => other.text !== text), { id, kind, text }].slice(-shownAtMost));
  setTimeout(() => dismiss(id), shownMillis[kind]);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
