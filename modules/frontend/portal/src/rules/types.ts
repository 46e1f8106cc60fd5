import type { Because, Discipline, PersonRef, Urgency } from '../cases/types';
import type { InstitutionRef } from '../session/types';

export const ranks = ['PREFERENCE', 'LEVEL', 'DISTANCE', 'LOAD', 'TURNAROUND', 'LAST_ASKED'] as const;
export type Rank = (typeof ranks)[number];
export const effects = ['PREFER', 'EXCLUDE', 'REQUIRE'] as const;
export type Effect = (typeof effects)[number];
export const rings = ['NEXT_LEVEL', 'NATIONAL_CENTRE', 'SAME_COUNTRY', 'OWN', 'ABROAD'] as const;
export type Ring = (typeof rings)[number];

export type Rule = {
  name: string;
  effect: Effect;
  disciplines: Discipline[];
  urgencies: Urgency[];
  sites: string[];
  modalities: string[];
  languages: string[];
  institutions: string[];
  specialties: string[];
  rings: Ring[];
  unlessNobody: boolean;
};
export type RuleSet = { ranks: Rank[]; rules: Rule[] };
export type Version = RuleSet & { version: number; savedAt: string; savedBy: string; note?: string; restores?: number };
export type Places = { places: InstitutionRef[]; specialties: string[] };

/** `rule` is its place, from 0; -1 for the set as a whole. */
export type RuleProblem = { rule: number; field: string; kind: string; text: string };
export type Choice = { first?: PersonRef; backup?: PersonRef; explanation: string; reasons: Because[] };
export type Tried = { id: string; number: string; submittedAt: string; differs: boolean; before: Choice; after: Choice };
export type Trial = { problems: RuleProblem[]; cases: Tried[] };
