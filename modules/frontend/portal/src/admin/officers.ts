import type { Institution, Person } from './types';

/** Institutions with people who can open a case in an emergency, and nobody there or above them who reviews that. */
export function unreviewed(institutions: Institution[], people: Person[]): Institution[] {
  const active = people.filter((one) => one.active);
  const reviewing = new Set(active.filter((one) => one.roles.includes('PRIVACY_OFFICER')).map((one) => one.institutionId));
  const asking = new Set(active.filter((one) => one.roles.includes('REFERRER')).map((one) => one.institutionId));
  const parents = new Map(institutions.map((one) => [one.id, one.parentId]));
  const isReviewed = (id: string) => {
    const seen = new Set<string>();
    for (let at: string | null | undefined = id; at && !seen.has(at); at = parents.get(at)) {
      if (reviewing.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  return institutions.filter(({ id }) => asking.has(id) && !isReviewed(id));
}
