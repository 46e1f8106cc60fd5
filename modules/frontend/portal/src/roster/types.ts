import type { InstitutionRef } from '../session/types';

export const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Day = (typeof days)[number];
export const kinds = ['VACATION', 'ABSENCE', 'ROTA'] as const;
export type Kind = (typeof kinds)[number];

export type Period = { from: string; to: string };
export type Entry = Period & { id: string; kind: Kind; fromCalendar: boolean };
export type Duty = { on: boolean; until?: string; next?: string; away?: Kind };
export type PersonRef = { id: string; name: string };

export type RosterRow = {
  id: string;
  name: string;
  institution: InstitutionRef;
  department?: string;
  specialty?: string;
  zone: string;
  roundTheClock: boolean;
  duty: Duty;
  onDuty: Period[];
  entries: Entry[];
  deputies: PersonRef[];
  mayChange: boolean;
};
export type Roster = Period & { now: string; people: RosterRow[] };

/** Times as `08:00`, with or without seconds. */
export type Shift = { day: Day; from: string; to: string };
export type Plan = {
  id: string;
  name: string;
  zone: string;
  roundTheClock: boolean;
  hours: Shift[];
  entries: Entry[];
  deputies: PersonRef[];
  duty: Duty;
  mayChange: boolean;
};

export type Outcome = 'TAKEN' | 'SKIPPED' | 'FAILED';
export type CalendarReport = {
  applied: boolean;
  acceptable: boolean;
  entries: number;
  events: { number: number; summary: string; from?: string; times: number; outcome: Outcome; reason: string }[];
};
export type FeedPassword = { createdAt?: string; readAt?: string };
