import type { Discipline } from '../cases/types';

export const groupings = ['TOPIC', 'INSTITUTION', 'PERSON'] as const;
export type Grouping = (typeof groupings)[number];

/** Spans that are measured, in the order in which a case goes through them. */
export const measures = ['allocation', 'acceptance', 'answer', 'activeAnswer', 'receipt'] as const;
export type Measure = (typeof measures)[number];

/** In seconds; without a case there is neither median nor 90th percentile. */
export type Spread = { count: number; median?: number; p90?: number };

export type Group = {
  key: string;
  name: string;
  institution: string;
  discipline?: Discipline;
  cases: { sent: number; answered: number; late: number; unread: number; ended: number; open: number };
  times: Record<Measure, Spread>;
  offers: { made: number; declined: number; timedOut: number };
  outcomes: { recorded: number; agree: number; minor: number; major: number; treatmentChanged: number };
};

export type Piece = { begin: string; sent: number; allocation?: number; answer?: number };

export type Figures = {
  from: string;
  to: string;
  by: Grouping;
  zone: string;
  asOf: string;
  targets: { allocation: number; answer: number; receipt: number };
  total: Group;
  groups: Group[];
  step: 'DAY' | 'WEEK' | 'MONTH';
  course: Piece[];
};

/** What somebody wants to see: days as `YYYY-MM-DD`. */
export type Choice = { from: string; to: string; by: Grouping };
