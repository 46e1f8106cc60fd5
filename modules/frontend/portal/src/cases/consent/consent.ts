import type { Case, Consent, ConsentBasis, ConsentPurpose, ConsentReach } from '../types';

/** Who may be chosen as having agreed; the node itself records the others. */
export const bases = ['PATIENT', 'REPRESENTATIVE', 'LAW', 'COORDINATOR'] as const;
export const purposes = ['TEACHING', 'RESEARCH'] as const;
export const reaches = ['TREE', 'NODE'] as const;

export type ConsentForm = {
  basis: ConsentBasis | undefined;
  givenOn: string;
  representative: string;
  reason: string;
  purposes: ConsentPurpose[];
  reach: ConsentReach;
  validUntil: string;
  document: string;
  documentInstance: string;
  documentFile: string;
};

/** The day as the calendar of the person's own place has it. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function emptyConsent(): ConsentForm {
  return { basis: undefined, givenOn: today(), representative: '', reason: '', purposes: [], reach: 'NODE', validUntil: '', document: '', documentInstance: '', documentFile: '' };
}

/** The consent that counts: the newest, unless it has been withdrawn. */
export function current(of: Pick<Case, 'consents'>): Consent | undefined {
  const newest = of.consents.at(-1);
  return newest?.withdrawal ? undefined : newest;
}

export function formOf(consent: Consent | undefined): ConsentForm {
  if (!consent || !bases.some((basis) => basis === consent.basis)) return emptyConsent();
  const { basis, givenOn, purposes: uses, reach } = consent;
  return {
    basis, givenOn, purposes: uses, reach, representative: consent.representative ?? '', reason: consent.reason ?? '',
    validUntil: consent.validUntil ?? '', document: consent.document ?? '', documentInstance: consent.documentInstance ?? '', documentFile: consent.documentFile ?? '',
  };
}

export const needsReason = (basis: ConsentBasis | undefined) => basis === 'LAW' || basis === 'COORDINATOR';

/** Whether the node would take it. */
export function isComplete(form: ConsentForm): boolean {
  if (form.basis === undefined || form.givenOn === '') return false;
  if (form.basis === 'REPRESENTATIVE' && form.representative.trim() === '') return false;
  return !needsReason(form.basis) || form.reason.trim() !== '';
}

export function bodyOf(form: ConsentForm): Record<string, unknown> {
  const { basis, givenOn, purposes: uses, reach, validUntil } = form;
  const agreed = !needsReason(basis);
  return {
    basis, givenOn, reach, purposes: agreed ? uses : [],
    ...(basis === 'REPRESENTATIVE' ? { representative: form.representative.trim() } : {}),
    ...(agreed ? {} : { reason: form.reason.trim() }),
    ...(validUntil === '' ? {} : { validUntil }),
    ...(form.document.trim() === '' ? {} : { document: form.document.trim() }),
    ...(form.documentFile === '' ? {} : { documentFile: form.documentFile }),
    ...(form.documentInstance.trim() === '' ? {} : { documentInstance: form.documentInstance.trim() }),
  };
}
