import { ranks, type Rule, type RuleSet } from './types';

export const emptyRule: Rule = {
  name: '', effect: 'PREFER', disciplines: [], urgencies: [], sites: [], modalities: [], languages: [], institutions: [], specialties: [], rings: [], unlessNobody: false,
};
export const noRules: RuleSet = { ranks: [...ranks], rules: [] };

/** The list with one element moved up (-1) or down (1); as it is where there is no place. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const all = [...list];
  if (to < 0 || to >= all.length) return all;
  [all[from], all[to]] = [all[to]!, all[from]!];
  return all;
}

/** Load before the level of care is what the node does not take. */
export const mayMove = (set: RuleSet, from: number, by: -1 | 1) => {
  const next = moved(set.ranks, from, by);
  return next.join() !== set.ranks.join() && next.indexOf('LEVEL') < next.indexOf('LOAD');
};

const sorted = (rule: Rule) => Object.entries(rule).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value]);

/** Whether two sets say the same. */
export const same = (a: RuleSet, b: RuleSet) =>
  JSON.stringify([a.ranks, a.rules.map(sorted)]) === JSON.stringify([b.ranks, b.rules.map(sorted)]);

/** A rule means somebody, and has a name. */
export const isComplete = (rule: Rule) =>
  rule.name.trim() !== '' && rule.institutions.length + rule.specialties.length + rule.rings.length > 0;

/** The set alone, as it is sent. */
export const setOf = ({ ranks: order, rules }: RuleSet): RuleSet => ({ ranks: order, rules });
