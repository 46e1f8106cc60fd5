import type { Role } from './types';

const clinical: readonly Role[] = [
  'REFERRER', 'COORDINATOR', 'SPECIALIST', 'PATHOLOGIST', 'ADJUDICATOR', 'BOARD_CHAIR', 'IMAGE_STEWARD',
];
const reading: readonly Role[] = ['SPECIALIST', 'PATHOLOGIST', 'ADJUDICATOR', 'BOARD_CHAIR'];
const answering: readonly Role[] = ['SPECIALIST', 'PATHOLOGIST', 'ADJUDICATOR'];
const caring: readonly Role[] = ['REFERRER', 'COORDINATOR', ...reading];

const any = (held: readonly Role[], wanted: readonly Role[]) => held.some((role) => wanted.includes(role));

/** What the portal offers to the holder of these roles. The node decides anew with every request; this only tidies the menus. */
export function rights(held: readonly Role[]) {
  return {
    inbox: any(held, reading),
    studies: any(held, clinical),
    cases: any(held, caring),
    ask: any(held, ['REFERRER', 'COORDINATOR']),
    upload: any(held, ['REFERRER', 'COORDINATOR', 'IMAGE_STEWARD', 'SPECIALIST', 'PATHOLOGIST']),
    people: any(held, ['ADMINISTRATOR']),
    emergencies: any(held, ['PRIVACY_OFFICER']),
    roster: any(held, ['COORDINATOR', 'ADMINISTRATOR', ...answering]),
    ownDuty: any(held, answering),
    figures: any(held, ['COORDINATOR']),
    trail: any(held, ['AUDITOR', 'PRIVACY_OFFICER']),
    steward: any(held, ['IMAGE_STEWARD']),
    operations: any(held, ['ADMINISTRATOR']),
    remoteAes: any(held, ['ADMINISTRATOR', 'IMAGE_STEWARD']),
    codeTables: any(held, ['ADMINISTRATOR']),
    templates: any(held, ['COORDINATOR']),
    deliveries: any(held, ['ADMINISTRATOR', 'IMAGE_STEWARD', 'COORDINATOR']),
  };
}
export type Rights = ReturnType<typeof rights>;

/** Where a person starts the day. */
export function home(held: readonly Role[]): '/inbox' | '/studies' | '/cases' | '/admin/institutions' | '/emergencies' | '/audit' | '/account' {
  const may = rights(held);
  if (held.includes('COORDINATOR')) return '/cases';
  if (may.inbox) return '/inbox';
  if (may.studies) return '/studies';
  if (may.people) return '/admin/institutions';
  if (may.emergencies) return '/emergencies';
  if (may.trail) return '/audit';
  return '/account';
}
