import type { Shift } from '../roster/types';
import type { InstitutionRef } from '../session/types';

export const workingClocks = ['FAST', 'RADIOLOGY', 'PATHOLOGY', 'ONCOLOGY'] as const;
export type WorkingClock = (typeof workingClocks)[number];
export type Holiday = { date: string; name: string };

/** `clocks` are minutes of work; those that are not named run round the clock. */
export type WorkingCalendar = { zone: string; hours: Shift[]; holidays: Holiday[]; clocks: Partial<Record<WorkingClock, number>> };
export type CalendarView = {
  institution?: InstitutionRef;
  calendar?: WorkingCalendar;
  usual: Record<WorkingClock, number>;
  mayChange: boolean;
};
export type FoundHoliday = { number: number; date?: string; name: string; problem: string };

/** By which hours the answer to a case is due. */
export type Counted = { institution: string; workMinutes: number; zone: string; hours: Shift[]; holidays: Holiday[] };
