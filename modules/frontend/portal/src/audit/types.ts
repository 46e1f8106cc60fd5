export const acts = [
  'SIGNED_IN', 'SIGNED_OUT', 'QUERIED', 'IMAGES_READ', 'TRANSFER_BEGUN', 'IMAGES_TRANSFERRED', 'IMPORTED', 'EXPORTED', 'STUDY_RECORD', 'STUDY_DELETED',
  'PATIENT_RECORD', 'CASE', 'EMERGENCY_ACCESS', 'REFUSED', 'PEER_REFUSED', 'PEERS_CHANGED', 'PEOPLE_CHANGED', 'SETTINGS_CHANGED', 'TRAIL_READ', 'TRAIL_PRUNED', 'TRAIL_BROKEN',
  'NODE_STARTED', 'NODE_STOPPED',
] as const;
export type Act = (typeof acts)[number];

export type Subject = { kind: 'patient' | 'study' | 'case' | 'query' | 'other'; id: string; name: string; query: string };

export type AuditEvent = {
  number: number;
  at: string;
  act: Act;
  command: string;
  action: string;
  outcome: 'SUCCESS' | 'MINOR_FAILURE' | 'SERIOUS_FAILURE' | 'MAJOR_FAILURE';
  outcomeText: string;
  agent: string;
  name: string;
  site: string;
  address: string;
  subjects: Subject[];
};

export type Found = { events: AuditEvent[]; next?: number };
export type EventText = { event: AuditEvent; message: string; hash: string };

/** Sent in a body: patient IDs have no place in an address. */
export type Search = { from?: string; until?: string; agent?: string; patientId?: string; acts?: Act[]; failures?: boolean; before?: number; limit?: number };

export type Finding = { kind: 'CHANGED' | 'REMOVED' | 'CUT_OFF' | 'REWRITTEN' | 'SIGNATURE'; first: number; last: number };
export type Verdict = { at: string; first: number; last: number; events: number; heads: number; findings: Finding[] };
export type ChainState = { last: number; queued: number; queueMax: number; head?: { number: number; at: string; keyId: string }; verification?: Verdict };
