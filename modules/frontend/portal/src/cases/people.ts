import type { PersonRef } from './types';

/** Who stands in a case, as the node names them: a person with its institution, or a part of the node such as the router. */
export function personText(person: PersonRef | string | undefined): string {
  return typeof person === 'string' ? person : (person?.name ?? '');
}

export function institutionText(person: PersonRef | undefined): string {
  const institution = person?.institution;
  return typeof institution === 'string' ? institution : (institution?.name ?? '');
}
