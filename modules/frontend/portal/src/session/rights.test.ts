import { describe, expect, it } from 'vitest';
import { home, rights } from './rights';
import { roles } from './types';

describe('the menus', () => {
  it('of an administrator show no patients', () => expect(rights(['ADMINISTRATOR'])).toMatchObject({ studies: false, cases: false, inbox: false, people: true }));
  it('of an auditor show the audit trail and no images', () => {
    expect(rights(['AUDITOR'])).toMatchObject({ trail: true, studies: false, cases: false, operations: false });
    expect(home(['AUDITOR'])).toBe('/audit');
  });
  it('of a specialist begin with the inbox', () => expect(home(['SPECIALIST'])).toBe('/inbox'));
  it('of a referrer begin with the studies', () => expect(home(['REFERRER'])).toBe('/studies'));
  it('have a first page for every role', () => expect(roles.map((role) => home([role])).every(Boolean)).toBe(true));
});
