import { describe, expect, it } from 'vitest';
import { arrivals, fill, reasonKey, roundTop, spoolFill } from './figures';
import type { Sender } from './types';

const sender = (recent: number[]) => ({ recent }) as Sender;

describe('the arrivals', () => {
  it('are those of all senders together', () => expect(arrivals([sender([1, 0, 2]), sender([0, 3, 4])])).toEqual([1, 3, 6]));
  it('are none where nobody has sent', () => expect(arrivals([])).toEqual([]));
});

describe('a fill', () => {
  it('worries from half on and alarms near its limit', () => {
    expect([0, 49, 50, 89, 90, 250].map((used) => fill(used, 100).tone)).toEqual(['good', 'good', 'wait', 'wait', 'bad', 'bad']);
  });
  it('is never more than all', () => expect(fill(250, 100).share).toBe(1));
  it('of the spool is that of the limit it is nearer to', () => {
    expect(spoolFill({ bytes: 10, bytesMax: 100, records: 80, recordsMax: 100 }).share).toBeCloseTo(0.8);
  });
});

describe('the scale of the chart', () => {
  it('ends at a round number', () => expect([0, 3, 7, 11, 90, 120, 4999].map(roundTop)).toEqual([5, 5, 10, 20, 100, 200, 5000]));
});

describe('a reason', () => {
  it('is named as the texts name it', () => expect(reasonKey('OUT_OF_RESOURCES')).toBe('out-of-resources'));
});
