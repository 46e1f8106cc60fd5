import type { Operations, Sender } from './types';

export const stepSeconds = 5;

/** The arrivals of all senders, step by step, oldest first. */
export function arrivals(senders: readonly Sender[]): number[] {
  const length = Math.max(0, ...senders.map((sender) => sender.recent.length));
  return Array.from({ length }, (_, i) => senders.reduce((sum, sender) => sum + (sender.recent[i] ?? 0), 0));
}

export type Tone = 'good' | 'wait' | 'bad';

/** How full something is, 0 to 1, and how worrying that is. */
export function fill(used: number, limit: number): { share: number; tone: Tone } {
  const share = limit <= 0 ? 0 : Math.min(1, Math.max(0, used / limit));
  return { share, tone: share >= 0.9 ? 'bad' : share >= 0.5 ? 'wait' : 'good' };
}

/** The spool is as full as the fuller of its two limits. */
export function spoolFill(spool: Operations['spool']) {
  return fill(Math.max(spool.bytes / spool.bytesMax, spool.records / spool.recordsMax), 1);
}

/** The reason of a refusal as the portal's texts name it. */
export const reasonKey = (reason: string) => reason.toLowerCase().replaceAll('_', '-');

/** A scale whose top is round: 1, 2 or 5 times a power of ten, at least 5. */
export function roundTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  return Math.max(5, [1, 2, 5, 10].map((factor) => factor * power).find((top) => top >= highest) ?? highest);
}
