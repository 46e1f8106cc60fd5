import { isOpen } from './clock';
import type { CaseState, CaseSummary } from './types';

export type InboxGroup = 'offered' | 'reading' | 'waiting' | 'answered';

export function groupOf(state: CaseState): InboxGroup {
  if (state === 'OFFERED' || state === 'TRIAGED' || state === 'SUBMITTED') return 'offered';
  if (state === 'NEEDS_INFO' || state === 'NEEDS_MATERIAL') return 'waiting';
  return isOpen(state) ? 'reading' : 'answered';
}

/** The inbox by what it asks of the reader; within a group the nearest deadline comes first. */
export function grouped(cases: CaseSummary[]): [InboxGroup, CaseSummary[]][] {
  const byDeadline = [...cases].sort((a, b) => Date.parse(a.dueAt ?? a.updatedAt) - Date.parse(b.dueAt ?? b.updatedAt));
  return (['offered', 'reading', 'waiting', 'answered'] as const)
    .map((group): [InboxGroup, CaseSummary[]] => [group, byDeadline.filter((one) => groupOf(one.state) === group)])
    .filter(([, members]) => members.length > 0);
}
