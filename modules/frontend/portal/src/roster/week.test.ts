import { describe, expect, it } from 'vitest';
import { placed, weekOf } from './week';

const at = (text: string) => Date.parse(text);
const iso = (millis: number | undefined) => new Date(millis ?? Number.NaN).toISOString();

describe('the week', () => {
  it('begins with the day it is by the clock of the reader', () => {
    expect(iso(weekOf(at('2026-11-22T20:00:00Z'), 'UTC')[0])).toBe('2026-11-22T00:00:00.000Z');
    expect(iso(weekOf(at('2026-11-22T20:00:00Z'), 'Asia/Tokyo')[0])).toBe('2026-11-22T15:00:00.000Z');
    expect(iso(weekOf(at('2026-11-22T20:00:00Z'), 'Asia/Vladivostok', 1)[0])).toBe('2026-11-29T14:00:00.000Z');
  });
  it('is that of UTC where the browser does not know the zone', () => {
    expect(iso(weekOf(at('2026-11-22T20:00:00Z'), 'Z')[0])).toBe('2026-11-22T00:00:00.000Z');
  });
  it('has a day of 23 or 25 hours when the clock changes', () => {
    const hours = (text: string) => weekOf(at(text), 'Europe/Berlin').slice(1).map((end, i) => (end - weekOf(at(text), 'Europe/Berlin')[i]!) / 3_600_000);
    expect(hours('2026-03-23T12:00:00Z')).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(hours('2026-10-19T12:00:00Z')).toEqual([24, 24, 24, 24, 24, 24, 25]);
  });
});

describe('a period', () => {
  const [start, end] = [at('2026-11-23T00:00:00Z'), at('2026-11-27T00:00:00Z')];
  it('is placed by its share of the time shown', () => {
    expect(placed({ from: '2026-11-24T00:00:00Z', to: '2026-11-24T12:00:00Z' }, start, end)).toEqual({ left: 25, width: 12.5 });
  });
  it('is cut where it reaches beyond', () => {
    expect(placed({ from: '2026-11-20T00:00:00Z', to: '2026-12-24T12:00:00Z' }, start, end)).toEqual({ left: 0, width: 100 });
  });
  it('is not there when it lies elsewhere', () => expect(placed({ from: '2026-11-27T00:00:00Z', to: '2026-11-28T00:00:00Z' }, start, end)).toBeUndefined());
});
