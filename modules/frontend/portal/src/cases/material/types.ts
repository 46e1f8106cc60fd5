import type { Study } from '../../studies/types';
import type { PersonRef } from '../types';

export const wishKinds = ['STAIN', 'SLIDE', 'SERIES', 'STUDY', 'OTHER'] as const;
export type WishKind = (typeof wishKinds)[number];

export type MaterialRequest = {
  id: string;
  kind: WishKind;
  text: string;
  bodySite?: string;
  modality?: string;
  accessionNumber?: string;
  requestedBy: PersonRef;
  requestedAt: string;
  state: 'OPEN' | 'ARRIVED' | 'ENDED';
  study?: string;
  endedAt?: string;
};

export type StudyProposal = {
  studyInstanceUid: string;
  reason: 'SAME_PATIENT' | 'SAME_ID_WITHOUT_ISSUER' | 'OTHER_PATIENT' | 'AMBIGUOUS';
  at: string;
  study?: Study;
};

/** What is sent: what was left empty is left out. */
export function wishBody(wish: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(wish).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''));
}
