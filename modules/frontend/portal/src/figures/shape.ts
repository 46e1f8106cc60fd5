import { zoneOrUtc } from '../format/times';
import type { Choice, Group, Measure, Piece } from './types';

const dayMillis = 86_400_000;
const daysMax = 366;

/** The day it is in a time zone, as `YYYY-MM-DD`. */
export function today(now: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zoneOrUtc(zone), year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMillis).toISOString().slice(0, 10);
}

/** Lengths of periods that can be chosen at once, in days up to today. */
export const lengths = [30, 90, 366] as const;

/** Which of them a choice is, if one. */
export function lengthOf({ from, to }: Pick<Choice, 'from' | 'to'>, now: string): string {
  const length = lengths.find((days) => to === now && from === daysBefore(now, days - 1));
  return length === undefined ? '' : String(length);
}

/** Whether the node would answer: whole days, in order, at most a leap year. */
export function isPeriod({ from, to }: Pick<Choice, 'from' | 'to'>): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / dayMillis + 1;
  return days >= 1 && days <= daysMax;
}

/** A part of a whole; none of nothing. */
export const share = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);

/** Opinions that differed from the first diagnosis, of those whose outcome is known. */
export const discrepancy = ({ outcomes }: Group) => share(outcomes.minor + outcomes.major, outcomes.recorded);

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const tops = [minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, day, 2 * day, 4 * day, 7 * day, 14 * day, 30 * day];

/** The end of a scale of spans that people can divide in their heads. */
export function topOf(seconds: readonly number[]): number {
  const highest = Math.max(0, ...seconds);
  return tops.find((top) => top >= highest) ?? Math.ceil(highest / (30 * day)) * 30 * day;
}

/** Groups in which the span has come to an end at least once: the slowest first. */
export function ranked(groups: readonly Group[], measure: Measure): Group[] {
  return groups
    .filter((group) => group.times[measure].median !== undefined)
    .sort((a, b) => (b.times[measure].median ?? 0) - (a.times[measure].median ?? 0));
}

/** Which pieces are named under a chart: the first, the last and some between. */
export function named(pieces: readonly Piece[], count = 6): boolean[] {
  const step = Math.max(1, Math.ceil((pieces.length - 1) / (count - 1)));
  return pieces.map((_, i) => i % step === 0);
}
