import { describe, expect, it } from 'vitest';
import { idOf, staleAfter } from './changes';

describe('an event of the node', () => {
  it('about a study makes that study and the lists stale', () => {
    expect(staleAfter({ kind: 'study', id: '1.2' })).toEqual([['studies'], ['conflicts'], ['corrections'], ['rejections'], ['study', '1.2']]);
  });
  it('about a case makes the badges of the studies stale too', () => {
    expect(staleAfter({ kind: 'case', id: 'c' })).toEqual([['cases'], ['studies'], ['case', 'c']]);
  });
  it('names a study by its UID and everything else by its id', () => {
    expect([idOf('{"studyInstanceUid":"1.2"}'), idOf('{"id":"c"}')]).toEqual(['1.2', 'c']);
  });
  it('that cannot be read is about everything', () => expect(idOf('<html>')).toBeUndefined());
});
