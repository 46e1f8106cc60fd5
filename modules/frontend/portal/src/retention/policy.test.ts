import { describe, expect, it } from 'vitest';
import { draftOf, isComplete, newPolicy, periodParts } from './policy';

describe('a policy', () => {
  it('begins switched off', () => expect(newPolicy.active).toBe(false));
  it('needs a name', () => expect(isComplete({ ...newPolicy, name: ' ' })).toBe(false));
  it('needs a period and something to count from, unless it keeps for ever', () => {
    const named = { ...newPolicy, name: 'CT' };
    expect(isComplete(named)).toBe(true);
    expect(isComplete({ ...named, years: 0 })).toBe(false);
    expect(isComplete({ ...named, countedFrom: [] })).toBe(false);
    expect(isComplete({ ...named, years: 0, countedFrom: [], forEver: true })).toBe(true);
  });
  it('is sent with the id of its institution alone', () => {
    const draft = draftOf({ ...newPolicy, id: 3, institution: { id: 'a', name: 'A' }, changedBy: 'x', changedAt: 'y' });
    expect(draft).toMatchObject({ id: 3, institutionId: 'a' });
    expect(draft).not.toHaveProperty('institution');
    expect(draft).not.toHaveProperty('changedBy');
  });
});

describe('a period', () => {
  it('is said without the parts that are nothing', () =>
    expect(periodParts({ years: 10, months: 0, days: 3 })).toEqual([['years', 10], ['days', 3]]));
});
