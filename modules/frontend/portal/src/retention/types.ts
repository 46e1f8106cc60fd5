export const countedFroms = ['STUDY_DATE', 'RECEIPT', 'OPENED'] as const;
export type CountedFrom = (typeof countedFroms)[number];
export type Obstacle =
  | 'LEGAL_HOLD' | 'OPEN_CASE' | 'NOT_SETTLED' | 'IN_SPOOL' | 'CONFLICT' | 'DELIVERY' | 'SHARED_OBJECT' | 'UNANSWERED';
export type InstitutionRef = { id: string; name: string };

export type Policy = {
  id: number;
  institution?: InstitutionRef;
  position: number;
  name: string;
  modalities: string[];
  sender?: string;
  youngerThanYears?: number;
  forEver: boolean;
  years: number;
  months: number;
  days: number;
  countedFrom: CountedFrom[];
  untilAgeYears?: number;
  noticeDays?: number;
  active: boolean;
  changedBy: string;
  changedAt: string;
};

/** A policy as it is edited and sent. */
export type PolicyDraft = Omit<Policy, 'id' | 'institution' | 'changedBy' | 'changedAt'> & { id?: number; institutionId?: string };

export type Overview = {
  policies: Policy[];
  proposed: number;
  hidden: number;
  graceDays: number;
  walking: boolean;
  walkStartedAt?: string;
  walkEndedAt?: string;
  walked: number;
  walkProposed: number;
};

export type StudyFacts = {
  studyInstanceUid: string;
  institution: InstitutionRef;
  studyDate?: string;
  modalities: string[];
  senders: string[];
  received: string;
  opened?: string;
  instances: number;
  bytes: number;
};

export type Verdict = {
  kind: 'NO_POLICY' | 'FOR_EVER' | 'AGE_UNKNOWN' | 'UNTIL';
  policyName?: string;
  countedFrom?: CountedFrom;
  from?: string;
  until?: string;
};

export type DryRun = {
  named: { study: StudyFacts; verdict: Verdict; obstacles: Obstacle[] }[];
  studies: number;
  bytes: number;
  lookedAt: number;
  complete: boolean;
};

export type DeletionState = 'PROPOSED' | 'WITHDRAWN' | 'DISMISSED' | 'HIDDEN' | 'TAKEN_BACK' | 'DELETED';
export type Ended = { by: string; reason: string; at: string };

export type Deletion = {
  id: number;
  studyInstanceUid: string;
  institution: InstitutionRef;
  studyDate?: string;
  modalities: string[];
  policyName?: string;
  reason: string;
  state: DeletionState;
  proposedAt: string;
  carriedOutFrom?: string;
  decidedBy?: string;
  hiddenAt?: string;
  removedFrom?: string;
  blockedBy: Obstacle[];
  ended?: Ended;
  instances: number;
  bytes: number;
};

export type Hold = { id: number; studyInstanceUid: string; reason: string; by: string; at: string; lifted?: Ended };

export type Explanation = {
  studyInstanceUid: string;
  study?: StudyFacts;
  verdict?: Verdict;
  obstacles: Obstacle[];
  holds: Hold[];
  deletions: Deletion[];
};
