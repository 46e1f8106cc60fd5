import type { Act, AuditEvent, Search } from './types';

export type Filters = { from: string; until: string; agent: string; patientId: string; act: Act | ''; failures: boolean };

export const noFilters: Filters = { from: '', until: '', agent: '', patientId: '', act: '', failures: false };

/** Days as the person means them, in the time zone of the browser; the last one as a whole. */
export function searchOf(filters: Filters): Search {
  const day = (text: string, more: number) => {
    const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
    return new Date(year, month - 1, date + more).toISOString();
  };
  return {
    ...(filters.from ? { from: day(filters.from, 0) } : {}),
    ...(filters.until ? { until: day(filters.until, 1) } : {}),
    ...(filters.agent.trim() ? { agent: filters.agent.trim() } : {}),
    ...(filters.patientId.trim() ? { patientId: filters.patientId.trim() } : {}),
    ...(filters.act ? { acts: [filters.act] } : {}),
    ...(filters.failures ? { failures: true } : {}),
  };
}

/** What reading means for a patient: somebody saw, was sent or took away something about them. */
export const disclosures: Act[] = ['IMAGES_READ', 'STUDY_RECORD', 'CASE', 'EXPORTED', 'TRANSFER_BEGUN', 'IMAGES_TRANSFERRED', 'PATIENT_RECORD', 'STUDY_DELETED'];

export const subjectsOf = (event: AuditEvent, kind: string) => event.subjects.filter((one) => one.kind === kind);
