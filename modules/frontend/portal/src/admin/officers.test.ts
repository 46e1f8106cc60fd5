import { describe, expect, it } from 'vitest';
import type { Role } from '../session/types';
import { unreviewed } from './officers';
import type { Institution, Person } from './types';

const institution = (id: string, parentId?: string): Institution => ({ id, name: id, level: 'BASIC', country: 'VN', parentId });
const person = (institutionId: string, role: Role, active = true): Person => ({
  id: `${institutionId}-${role}`, account: role, name: role, institutionId, roles: [role], languages: [], zone: 'Asia/Ho_Chi_Minh', active, secondFactor: false,
});
const region = [institution('centre'), institution('district', 'centre'), institution('abroad')];
const asking = [person('district', 'REFERRER'), person('abroad', 'REFERRER')];
const names = (people: Person[], of = region) => unreviewed(of, people).map(({ id }) => id);

describe('institutions whose emergencies nobody reviews', () => {
  it('are those without an officer of their own or above them', () => {
    expect(names(asking)).toEqual(['district', 'abroad']);
    expect(names([...asking, person('centre', 'PRIVACY_OFFICER')])).toEqual(['abroad']);
    expect(names([...asking, person('district', 'PRIVACY_OFFICER'), person('abroad', 'PRIVACY_OFFICER')])).toEqual([]);
  });
  it('are not reviewed by somebody who may no longer sign in', () => {
    expect(names([...asking, person('centre', 'PRIVACY_OFFICER', false)])).toEqual(['district', 'abroad']);
  });
  it('are none where nobody asks', () => {
    expect(names([person('centre', 'ADMINISTRATOR'), person('district', 'REFERRER', false)])).toEqual([]);
  });
  it('are found in a loop too', () => {
    expect(names([person('a', 'REFERRER')], [institution('a', 'b'), institution('b', 'a')])).toEqual(['a']);
  });
});
