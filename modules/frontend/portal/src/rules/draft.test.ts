import { describe, expect, it } from 'vitest';
import { emptyRule, isComplete, mayMove, moved, noRules, same } from './draft';

describe('a draft of rules', () => {
  it('moves one element and leaves the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
  it('keeps the level before the load', () => {
    const set = { ...noRules, ranks: moved(noRules.ranks, 2, 1) };
    expect(set.ranks.slice(1, 4)).toEqual(['LEVEL', 'LOAD', 'DISTANCE']);
    expect(mayMove(set, 2, -1)).toBe(false);
    expect(mayMove(set, 2, 1)).toBe(true);
    expect(mayMove(set, 0, -1)).toBe(false);
  });
  it('is the same whatever the order of the values', () => {
    const rule = { ...emptyRule, name: 'a', sites: ['C34', 'C50'] };
    expect(same({ ...noRules, rules: [rule] }, { ...noRules, rules: [{ ...rule, sites: ['C50', 'C34'] }] })).toBe(true);
    expect(same({ ...noRules, rules: [rule] }, noRules)).toBe(false);
  });
  it('has rules with a name that mean somebody', () => {
    expect(isComplete({ ...emptyRule, name: 'Lung' })).toBe(false);
    expect(isComplete({ ...emptyRule, name: 'Lung', rings: ['ABROAD'] })).toBe(true);
    expect(isComplete({ ...emptyRule, name: ' ', rings: ['ABROAD'] })).toBe(false);
  });
});
