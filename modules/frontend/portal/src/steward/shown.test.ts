import { describe, expect, it } from 'vitest';
import { megabytes } from './shown';

describe('sizes', () => {
  it('are whole megabytes', () => expect(megabytes(5_400_000_000)).toBe(5400));
  it('never hide that something is there', () => expect(megabytes(12)).toBe(1));
  it('are nothing for nothing', () => expect(megabytes(0)).toBe(0));
});
