import { describe, expect, it } from 'vitest';
import { daysBefore, discrepancy, isPeriod, lengthOf, named, ranked, today, topOf } from './shape';
import type { Group, Piece } from './types';

const group = (key: string, median?: number): Group => {
  const spread = { count: median === undefined ? 0 : 1, ...(median === undefined ? {} : { median, p90: median }) };
  return {
    key, name: key, institution: '', cases: { sent: 1, answered: 1, late: 0, unread: 0, ended: 0, open: 0 },
    times: { allocation: spread, acceptance: spread, answer: spread, activeAnswer: spread, receipt: spread },
    offers: { made: 1, declined: 0, timedOut: 0 }, outcomes: { recorded: 8, agree: 5, minor: 2, major: 1, treatmentChanged: 1 },
  };
};

describe('the period', () => {
  it('ends today where the reader is', () => {
    expect(today(Date.parse('2026-11-22T20:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-23');
    expect(today(Date.parse('2026-11-22T20:00:00Z'), 'Europe/Moscow')).toBe('2026-11-22');
  });
  it('counts days over the ends of months and of summer time', () => expect(daysBefore('2026-04-01', 31)).toBe('2026-03-01'));
  it('is known by its length', () => {
    expect(lengthOf({ from: '2026-10-24', to: '2026-11-22' }, '2026-11-22')).toBe('30');
    expect(lengthOf({ from: '2026-10-23', to: '2026-11-22' }, '2026-11-22')).toBe('');
  });
  it('is asked for only when the node would answer', () => {
    expect(isPeriod({ from: '2026-01-01', to: '2026-12-31' })).toBe(true);
    expect(isPeriod({ from: '2026-01-02', to: '2026-01-01' })).toBe(false);
    expect(isPeriod({ from: '2025-01-01', to: '2026-06-01' })).toBe(false);
    expect(isPeriod({ from: '', to: '2026-06-01' })).toBe(false);
  });
});

describe('the charts', () => {
  it('end at a span people can divide', () => {
    expect(topOf([])).toBe(60);
    expect(topOf([3601, 100])).toBe(7200);
    expect(topOf([31 * 86_400])).toBe(60 * 86_400);
  });
  it('show the slowest first and leave out what has not happened', () => {
    expect(ranked([group('a', 5), group('b'), group('c', 9)], 'answer').map(({ key }) => key)).toEqual(['c', 'a']);
  });
  it('name a few pieces, the first among them', () => {
    const names = named(Array.from({ length: 30 }, (): Piece => ({ begin: '', sent: 0 })));
    expect(names[0]).toBe(true);
    expect(names.filter(Boolean).length).toBeLessThanOrEqual(6);
  });
});

describe('the rate of discrepancies', () => {
  it('is of outcomes that are known', () => expect(discrepancy(group('a'))).toBe(3 / 8));
  it('is none without any', () => {
    const one = group('a');
    expect(discrepancy({ ...one, outcomes: { recorded: 0, agree: 0, minor: 0, major: 0, treatmentChanged: 0 } })).toBeUndefined();
  });
});
