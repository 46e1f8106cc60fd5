import type { Role } from '../session/types';

export const levels = ['INITIAL', 'BASIC', 'ADVANCED'] as const;
export type Level = (typeof levels)[number];
export type Institution = { id: string; name: string; level: Level; parentId?: string; country: string; pacs?: string; identifier?: string; departments?: string[] };

/** `onDuty` is what the roster says now; the node does not take it back. */
export type Profile = { sites: string[]; modalities: string[]; specialty?: string; onDuty?: boolean; maxOpenCases: number; licenceUntil?: string };
export type Person = {
  id: string;
  account: string;
  name: string;
  email?: string;
  institutionId: string;
  roles: Role[];
  languages: string[];
  zone: string;
  active: boolean;
  secondFactor: boolean;
  department?: string;
  profile?: Profile;
};

export const peerRights = ['STORE', 'FIND', 'MOVE', 'GET'] as const;
export type PeerRight = (typeof peerRights)[number];
export type RemoteAe = { aeTitle: string; host: string; port: number; may: PeerRight[]; institutionId?: string; certificate?: string };
export type Echo = { success: boolean; millis: number; message: string };

export const deliveryStates = ['WAITING', 'SENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export type Delivery = {
  id: string;
  caseId?: string;
  sopInstanceUid: string;
  destination: string;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt?: string;
  lastStatus?: string | number;
  createdAt: string;
};
