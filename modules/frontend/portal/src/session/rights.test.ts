import { describe, expect, it } from 'vitest';
import { home, rights } from './rights';
import { roles } from './types';

describe('the menus', () => {
  it('of an administrator show no patients', () => expect(rights(['ADMINISTRATOR'])).toMatchObject({ studies: false, cases: false, inbox: false, people: true }));
  it('of an auditor show the audit trail and no images', () => {
    expect(rights(['AUDITOR'])).toMatchObject({ trail: true, studies: false, cases: false, operations: false });
    expect(home(['AUDITOR'])).toBe('/audit');
  });
  it('show the roster to those who are on it and to those who plan it', () => {
    expect(rights(['SPECIALIST'])).toMatchObject({ roster: true, ownDuty: true });
    expect(rights(['COORDINATOR'])).toMatchObject({ roster: true, ownDuty: false });
    expect(rights(['REFERRER'])).toMatchObject({ roster: false, ownDuty: false });
  });
  it('show figures to coordinators and to nobody else', () => expect(roles.filter((role) => rights([role]).figures)).toEqual(['COORDINATOR']));
  it('of a specialist begin with the inbox', () => expect(home(['SPECIALIST'])).toBe('/inbox'));
  it('of a referrer begin with the studies', () => expect(home(['REFERRER'])).toBe('/studies'));
  it('have a first page for every role', () => expect(roles.map((role) => home([role])).every(Boolean)).toBe(true));
});
