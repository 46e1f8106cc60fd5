export const findingKinds = ['ORPHAN', 'MISSING', 'SHORT', 'ALTERED', 'PACK_INDEX', 'SPOOL'] as const;
export type FindingKind = (typeof findingKinds)[number];
export const findingStates = ['OPEN', 'IGNORED', 'RESOLVED'] as const;
export type FindingState = (typeof findingStates)[number];
export type FindingAction = 'READ_AGAIN' | 'REINDEX' | 'DELETE' | 'ACKNOWLEDGE';

export type Finding = {
  id: number;
  kind: FindingKind;
  objectKey: string;
  sopInstanceUid: string;
  studyInstanceUid: string;
  instances: number;
  bytes: number;
  firstSeen: string;
  lastSeen: string;
  state: FindingState;
  decidedAt?: string;
  outcome?: 'GONE' | 'REINDEXED' | 'TO_BE_DELETED' | 'ACKNOWLEDGED';
  actions: FindingAction[];
};

export type Sender = {
  channel: string;
  callingAe: string;
  address: string;
  arriving: number;
  stored: number;
  duplicates: number;
  refused: number;
  bytes: number;
  lastMinute: number;
  recent: number[];
  lastAt: string;
  lastRefusal?: string;
  lastRefusalAt?: string;
};

export type Check = {
  name: 'RECONCILE' | 'SCRUB';
  running: boolean;
  share: number;
  startedAt?: string;
  endedAt?: string;
  objects: number;
  bytes: number;
};

export type Store = {
  name: string;
  reachable: boolean;
  fit: boolean;
  fault?: string;
  warnings: string[];
  examinedAt?: string;
  awaySince?: string;
  lastError: string;
  objects?: number | null;
  bytes?: number | null;
};

export type Operations = {
  at: string;
  senders: Sender[];
  totals: { stored: number; duplicates: number; refused: number; bytes: number };
  unindexed: number;
  spool: { bytes: number; bytesMax: number; records: number; recordsMax: number };
  spoolDiskFree?: number;
  store: Store;
  waiting: {
    drainInstances: number;
    drainBytes: number;
    drainOldest?: string;
    damaged: number;
    quarantine: number;
    commitments: number;
    deletions: number;
    deletionsDue: number;
    findings: Partial<Record<FindingKind, number>>;
  };
  checks: Check[];
  auditRepository?: { name: string; waiting: number; waitingMax: number; skipped: number; reachable: boolean } | null;
};
