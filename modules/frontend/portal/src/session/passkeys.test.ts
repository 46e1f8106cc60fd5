import { describe, expect, it } from 'vitest';
import { decode, encode } from './passkeys';

describe('the bytes of passkeys', () => {
  it('go and come in base64url without padding', () => {
    const bytes = new Uint8Array([0xfb, 0xff, 0xfe, 0x00, 0x10]);
    expect(encode(bytes.buffer)).toBe('-__-ABA');
    expect([...decode('-__-ABA')]).toEqual([...bytes]);
  });
});
