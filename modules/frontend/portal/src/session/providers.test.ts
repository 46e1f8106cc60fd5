import { describe, expect, it } from 'vitest';
import { refusalIn } from './providers';

describe('an address that a provider has led to', () => {
  it('says nothing when all is well', () => expect(refusalIn('?series=1.2')).toBeUndefined());
  it('says why nobody was let in', () => expect(refusalIn('?refused=second-factor')).toBe('second-factor'));
  it('is not believed with words of its own', () => expect(refusalIn('?refused=call+this+number')).toBe('not-believed'));
});
