import { zoneOrUtc } from '../format/times';

const dayMillis = 86_400_000;

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zoneOrUtc(zone), hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** Midnight of a day, given as a day number since 1970, by the clock on the wall of a zone. */
function midnight(day: number, timeZone: string): number {
  const wall = day * dayMillis;
  const guess = wall - offset(wall, timeZone);
  return wall - offset(guess, timeZone);
}

/** The eight midnights that bound the seven days from the one of a moment on, `weeks` later; a day may be an hour longer or shorter. */
export function weekOf(at: number, timeZone: string, weeks = 0): number[] {
  const today = Math.floor((at + offset(at, timeZone)) / dayMillis);
  return Array.from({ length: 8 }, (_, i) => midnight(today + weeks * 7 + i, timeZone));
}

/** Where a period lies between two moments, in percent; nothing where it does not reach between them. */
export function placed(period: { from: string; to: string }, start: number, end: number): { left: number; width: number } | undefined {
  const from = Math.max(start, Date.parse(period.from));
  const to = Math.min(end, Date.parse(period.to));
  if (!(from < to)) return undefined;
  return { left: (100 * (from - start)) / (end - start), width: (100 * (to - from)) / (end - start) };
}
