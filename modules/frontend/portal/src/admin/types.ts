import type { Role } from '../session/types';

export const levels = ['INITIAL', 'BASIC', 'ADVANCED'] as const;
export type Level = (typeof levels)[number];
export type Institution = { id: string; name: string; level: Level; parentId?: string; country: string; pacs?: string };

export type Profile = { sites: string[]; modalities: string[]; onDuty: boolean; maxOpenCases: number };
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
