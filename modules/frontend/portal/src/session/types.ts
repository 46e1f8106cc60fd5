export const roles = [
  'REFERRER', 'COORDINATOR', 'SPECIALIST', 'PATHOLOGIST', 'ADJUDICATOR', 'BOARD_CHAIR',
  'PRIVACY_OFFICER', 'AUDITOR', 'IMAGE_STEWARD', 'ADMINISTRATOR',
] as const;
export type Role = (typeof roles)[number];

export type InstitutionRef = { id: string; name: string };

export type SessionPerson = {
  id: string;
  account: string;
  name: string;
  email?: string;
  institution: InstitutionRef;
  roles: Role[];
  languages: string[];
  zone: string;
};

/** An identity provider: by its name in addresses, and as people know it. */
export type Provider = { name: string; displayName: string };

export type Session = {
  person: SessionPerson;
  node: { name: string; aeTitle: string; dicomPort: number; version: string };
  /** Whether a code belongs to the password. */
  secondFactor: boolean;
  passkeys: boolean;
  /** Whether nothing else is open before a second factor is set up. */
  enrolmentNeeded: boolean;
  /** Identity providers at which the person can confirm who it is. */
  providers: Provider[];
  /** Whether one of them has vouched for this session. */
  byProvider: boolean;
};
