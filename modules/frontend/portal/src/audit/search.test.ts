import { describe, expect, it } from 'vitest';
import { noFilters, searchOf } from './search';

describe('a search of the audit trail', () => {
  it('asks for everything without filters', () => expect(searchOf(noFilters)).toEqual({}));
  it('takes the last day as a whole', () => {
    const search = searchOf({ ...noFilters, from: '2026-03-01', until: '2026-03-01' });
    expect(new Date(search.until!).getTime() - new Date(search.from!).getTime()).toBe(24 * 3600_000);
  });
  it('leaves out what is only spaces and takes names as they are', () =>
    expect(searchOf({ ...noFilters, agent: '  ', patientId: ' 患者-1 ', act: 'CASE', failures: true })).toEqual({ patientId: '患者-1', acts: ['CASE'], failures: true }));
});
