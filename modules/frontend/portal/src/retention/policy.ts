import type { Policy, PolicyDraft } from './types';

export const newPolicy: PolicyDraft = {
  position: 1, name: '', modalities: [], forEver: false, years: 10, months: 0, days: 0, countedFrom: ['STUDY_DATE'], active: false,
};

export function draftOf({ institution, changedBy: _by, changedAt: _at, ...policy }: Policy): PolicyDraft {
  return { ...policy, ...(institution ? { institutionId: institution.id } : {}) };
}

/** Whether the node would take it. */
export function isComplete(draft: PolicyDraft): boolean {
  const period = draft.years + draft.months + draft.days;
  return draft.name.trim() !== '' && (draft.forEver || (period > 0 && draft.countedFrom.length > 0));
}

/** Parts of a period that say something, in the order in which they are read. */
export function periodParts({ years, months, days }: Pick<PolicyDraft, 'years' | 'months' | 'days'>): ['years' | 'months' | 'days', number][] {
  return ([['years', years], ['months', months], ['days', days]] as ['years' | 'months' | 'days', number][]).filter(([, count]) => count > 0);
}
