import type { InstitutionRef } from '../session/types';
import type { Study } from '../studies/types';
import type { CaseDocument } from './documents/types';
import type { Counted } from '../worktime/types';
import type { MaterialRequest, StudyProposal } from './material/types';

export const caseStates = [
  'DRAFT', 'COLLECTING', 'CLEARING', 'SUBMITTED', 'TRIAGED', 'OFFERED', 'ACCEPTED', 'IN_REVIEW', 'NEEDS_INFO', 'NEEDS_MATERIAL',
  'BOARD_SCHEDULED', 'ADJUDICATION', 'SIGNED', 'DELIVERED', 'ACKNOWLEDGED', 'CLOSED', 'CANCELLED', 'REJECTED', 'EXPIRED',
] as const;
export type CaseState = (typeof caseStates)[number];
export type Urgency = 'EMERGENCY' | 'FAST' | 'ROUTINE';
export type Discipline = 'RADIOLOGY' | 'PATHOLOGY' | 'ONCOLOGY';
export type Action =
  | 'EDIT' | 'SUBMIT' | 'ACCEPT' | 'DECLINE' | 'BEGIN' | 'ASK' | 'REPLY' | 'COMMENT' | 'SIGN' | 'AMEND' | 'ACKNOWLEDGE'
  | 'CLOSE' | 'CANCEL' | 'OFFER' | 'REJECT' | 'CLEAR' | 'RECORD_CONSENT' | 'WITHDRAW_CONSENT' | 'BREAK_GLASS' | 'ADJUDICATE'
  | 'ADD_DOCUMENT' | 'REMOVE_DOCUMENT' | 'SUPERSEDE_DOCUMENT'
  | 'REQUEST_MATERIAL' | 'AWAIT_STUDY' | 'GO_ON' | 'DECIDE_STUDY';

export type Code = { system: string; code: string; display: string };
export type PersonRef = { id: string; name: string; institution?: InstitutionRef | string };

export type CaseSummary = {
  id: string;
  number: string;
  state: CaseState;
  urgency: Urgency;
  discipline: Discipline;
  patientName: string;
  diagnosis?: Code;
  question: string;
  referrer: PersonRef;
  specialist?: PersonRef;
  createdAt: string;
  updatedAt: string;
  dueAt?: string;
  unread: boolean;
};

export type CaseFilter = { view: 'mine' | 'institution'; state?: CaseState; text?: string };
export type CasesFound = { cases: CaseSummary[]; more: boolean };

export type Offer = {
  id: string;
  person: PersonRef;
  state: 'REQUESTED' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN';
  offeredAt: string;
  answeredAt?: string;
  reason?: string;
  backup: boolean;
};
export type Message = { id: string; kind: 'QUESTION' | 'REPLY' | 'COMMENT'; author: PersonRef; text: string; at: string };
export type OpinionText = { findings: string; conclusion: string; recommendation: string };
export type OpinionDelivery = {
  destination: string;
  state: 'WAITING' | 'SENDING' | 'DELIVERED' | 'FAILED';
  attempts: number;
  nextAttemptAt?: string;
  lastStatus?: string | number;
};
export type Opinion = OpinionText & {
  version: number;
  author: PersonRef;
  signedAt: string;
  deliveredAt?: string;
  acknowledgedAt?: string;
  deliveries: OpinionDelivery[];
};
export type ConsentBasis = 'PATIENT' | 'REPRESENTATIVE' | 'LAW' | 'COORDINATOR' | 'DECIDED' | 'BEFORE_RECORDS';
export type ConsentPurpose = 'TEACHING' | 'RESEARCH';
export type ConsentReach = 'TREE' | 'NODE';
export type Consent = {
  basis: ConsentBasis;
  givenOn: string;
  representative?: string;
  reason?: string;
  purposes: ConsentPurpose[];
  reach: ConsentReach;
  validUntil?: string;
  document?: string;
  documentInstance?: string;
  documentFile?: string;
  recordedBy: PersonRef;
  recordedAt: string;
  withdrawal?: { at: string; by: PersonRef; reason: string };
};
export type Adjudication = { at: string; askedBy: PersonRef; adjudicator: PersonRef; other: string; first: PersonRef; text?: OpinionText };
/** A sentence of the node: its code, and what stands in it. */
export type Because = { code: string; values: Record<string, string> };
export type RoutingStep = { rule: string; outcome: string; person?: PersonRef; explanation: string; reasons?: Because[] };
export type HistoryEntry = { at: string; actor?: PersonRef | string; from?: CaseState; to: CaseState; command: string; note?: string; reasons?: Because[] };

export type Case = CaseSummary & {
  clinicalSummary?: string;
  site?: string;
  languages: string[];
  studies: Study[];
  consents: Consent[];
  offers: Offer[];
  messages: Message[];
  opinions: Opinion[];
  draft?: OpinionText;
  adjudication?: Adjudication;
  routing: RoutingStep[];
  history: HistoryEntry[];
  documents: CaseDocument[];
  material: MaterialRequest[];
  proposals: StudyProposal[];
  manifestVersion: number;
  manifestDocuments: { document: string; sha256: string }[];
  manifest: { studyInstanceUid: string; instances: number; sha256: string }[];
  clocks?: { totalSeconds: number; activeSeconds: number; dueAt?: string; counted?: Counted };
  actions: Action[];
};

export type CaseRequest = {
  studies: string[];
  discipline: Discipline;
  urgency: Urgency;
  question: string;
  diagnosis: Code;
  site?: string;
  clinicalSummary?: string;
  languages: string[];
};

export type Candidate = { person: PersonRef; eligible: boolean; explanation: string; reasons?: Because[]; rank?: number };
