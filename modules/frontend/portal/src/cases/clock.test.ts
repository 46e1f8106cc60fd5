import { describe, expect, it } from 'vitest';
import { clockView, isOpen } from './clock';

const hour = 3_600_000;

describe('the clock of a case', () => {
  it('is calm while there is time', () => expect(clockView(0, 72 * hour, 10 * hour)).toMatchObject({ tone: 'calm', remainingSeconds: 62 * 3600 }));
  it('turns amber when the backup is asked, at three quarters', () => expect(clockView(0, 4 * hour, 3 * hour).tone).toBe('soon'));
  it('is late from the deadline on and counts on', () => {
    expect(clockView(0, 2 * hour, 3 * hour)).toEqual({ used: 1.5, remainingSeconds: -3600, tone: 'late' });
  });
  it('does not run for a draft', () => expect(isOpen('DRAFT')).toBe(false));
  it('runs while the specialist waits for information', () => expect(isOpen('NEEDS_INFO')).toBe(true));
  it('stops with the signature', () => expect(isOpen('SIGNED')).toBe(false));
});
