import type { InstitutionRef } from '../session/types';

export type Choice = 'KEEP' | 'REPLACE' | 'DISCARD';
export type Sender = { channel: 'DIMSE' | 'STOW' | 'REPORT'; name: string; address: string; certificate?: { fingerprint: string; subject: string } | null };
export type Decision = { choice: Choice; reason: string; by: string; at: string; version?: number | null };

export type Conflict = {
  id: number;
  kind: 'OTHER_CONTENT' | 'OTHER_SERIES' | 'FOREIGN_SENDER';
  sopInstanceUid: string;
  studyInstanceUid: string;
  patientName: string;
  patientNameIdeographic?: string | null;
  patientId: string;
  studyDate?: string | null;
  studyDescription: string;
  institution: InstitutionRef;
  sender: Sender;
  receivedAt: string;
  decision?: Decision | null;
};

export type Quarantine = { bytes: number; bytesMax: number; files: number; filesMax: number; turnedAway: number };
export type ConflictList = { total: number; conflicts: Conflict[]; quarantine: Quarantine };

export type Side = {
  version: number;
  studyInstanceUid: string;
  seriesInstanceUid: string;
  encoding: string;
  length: number;
  sha256: string;
  receivedAt: string;
  sender: Sender;
};

export type Difference = { path: string; keyword: string; vr: string; original?: string | null; newcomer?: string | null };
export type ConflictDetail = Conflict & { original?: Side | null; newcomer?: Side | null; differences: Difference[]; complete: boolean };

export type PatientRef = { id: string; issuer: string };
export type PatientDraft = PatientRef & { name?: string; birthDate?: string; sex?: string };
export type Correction = {
  id: number;
  kind: 'MOVE' | 'MERGE' | 'UPDATE';
  institution: InstitutionRef;
  studyInstanceUid?: string | null;
  prior?: PatientRef | null;
  patient: PatientRef;
  patientName?: string | null;
  by: string;
  messageControlId: string;
  reason: string;
  at: string;
  studies: number;
  undone?: { by: string; reason: string; at: string } | null;
};

export const rejectionTitles = ['QUALITY', 'PATIENT_SAFETY', 'INCORRECT_WORKLIST_ENTRY', 'RETENTION_EXPIRED'] as const;
export type Rejection = {
  id: number;
  title: (typeof rejectionTitles)[number];
  studyInstanceUid: string;
  institution: InstitutionRef;
  sender: string;
  receivedAt: string;
  instances: number;
  undone?: { by: string; reason: string; at: string } | null;
};
