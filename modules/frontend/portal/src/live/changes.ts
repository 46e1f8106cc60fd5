import { caseKeys } from '../cases/queries';
import { emergencyKeys } from '../emergencies/queries';
import { conflictKeys, correctionKeys, rejectionKeys } from '../steward/queries';
import { studyKeys } from '../studies/queries';

export type Change = { kind: 'study' | 'case' | 'delivery' | 'access' | 'emergency'; id: string | undefined };

/** Which answers of the node a change makes stale. */
export function staleAfter(change: Change): (readonly unknown[])[] {
  switch (change.kind) {
    case 'study': return [studyKeys.lists, conflictKeys.all, correctionKeys.all, rejectionKeys.all, ...(change.id ? [studyKeys.one(change.id)] : [])];
    case 'case': return [caseKeys.lists, studyKeys.lists, ...(change.id ? [caseKeys.one(change.id)] : [])];
    case 'access': return [caseKeys.lists, studyKeys.lists, studyKeys.ones, ...(change.id ? [caseKeys.one(change.id)] : [])];
    case 'emergency': return [emergencyKeys.all];
    case 'delivery': return [['deliveries'], caseKeys.ones];
  }
}

/** The study, case or delivery an event is about; an event that cannot be read makes the lists stale all the same. */
export function idOf(data: string): string | undefined {
  try {
    const { studyInstanceUid, id } = JSON.parse(data) as { studyInstanceUid?: string; id?: string };
    return studyInstanceUid ?? id;
  } catch {
    return undefined;
  }
}
