import { describe, expect, it } from 'vitest';
import type { Consent } from '../types';
import { bodyOf, current, emptyConsent, formOf, isComplete, today } from './consent';

const given = { basis: 'PATIENT', givenOn: '2026-11-22', purposes: ['TEACHING'], reach: 'TREE', recordedAt: '', recordedBy: { id: 'p', name: 'P' } } as Consent;

describe('a consent', () => {
  it('is never presumed', () => expect(isComplete(emptyConsent())).toBe(false));
  it('of a representative names who that is', () => {
    expect(isComplete({ ...emptyConsent(), basis: 'REPRESENTATIVE', representative: ' ' })).toBe(false);
    expect(bodyOf({ ...emptyConsent(), basis: 'REPRESENTATIVE', representative: ' Daughter ' })).toMatchObject({ representative: 'Daughter' });
  });
  it('that is not needed says why and allows nothing but the opinion', () => {
    const law = { ...emptyConsent(), basis: 'LAW' as const, reason: ' unconscious ', purposes: ['RESEARCH' as const] };
    expect(bodyOf(law)).toMatchObject({ reason: 'unconscious', purposes: [] });
    expect(isComplete({ ...law, reason: '' })).toBe(false);
  });
  it('that was withdrawn does not count', () => {
    const withdrawn = { ...given, withdrawal: { at: '', by: given.recordedBy, reason: 'x' } };
    expect([current({ consents: [given] }), current({ consents: [given, withdrawn] }), current({ consents: [] })]).toEqual([given, undefined, undefined]);
  });
  it('is taken up again as it was', () => expect(formOf(given)).toMatchObject({ basis: 'PATIENT', givenOn: '2026-11-22', purposes: ['TEACHING'], reach: 'TREE' }));
  it('is given on a day of the place where it is given', () => expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05'));
});
