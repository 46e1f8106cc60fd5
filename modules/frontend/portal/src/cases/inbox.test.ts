import { describe, expect, it } from 'vitest';
import { grouped } from './inbox';
import type { CaseSummary } from './types';

const one = (id: string, state: CaseSummary['state'], dueAt: string) => ({ id, state, dueAt, updatedAt: '2026-11-22T00:00:00Z' }) as CaseSummary;

describe('the inbox', () => {
  it('is grouped by what it asks of the reader, the nearest deadline first', () => {
    const groups = grouped([
      one('later', 'OFFERED', '2026-11-24T00:00:00Z'), one('done', 'SIGNED', '2026-11-20T00:00:00Z'), one('sooner', 'OFFERED', '2026-11-23T00:00:00Z'),
      one('asked back', 'NEEDS_INFO', '2026-11-23T00:00:00Z'),
    ]);
    expect(groups.map(([group, cases]) => [group, cases.map(({ id }) => id)])).toEqual([
      ['offered', ['sooner', 'later']], ['waiting', ['asked back']], ['answered', ['done']],
    ]);
  });
});
