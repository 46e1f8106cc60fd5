import { describe, expect, it } from 'vitest';
import { kindOf, shownAs, size } from './types';

describe('a document', () => {
  it('is shown by what it is', () => {
    expect(shownAs({ mediaType: 'application/pdf', text: 'WAITING' })).toBe('pdf');
    expect(shownAs({ mediaType: 'application/pdf', text: 'ENCRYPTED' })).toBe('none');
    expect(shownAs({ mediaType: 'image/png', text: 'NONE' })).toBe('picture');
    expect(shownAs({ mediaType: 'image/tiff', text: 'NONE' })).toBe('none');
    expect(shownAs({ mediaType: 'application/xml', text: 'READ' })).toBe('text');
    expect(shownAs({ mediaType: 'text/plain', text: 'UNREADABLE' })).toBe('none');
  });
  it('is guessed from its name in every language', () => {
    expect(['Согласие.pdf', '血液検査.pdf', 'Giấy giới thiệu.pdf', '病理报告.pdf', 'IMG_0001.jpg'].map(kindOf))
      .toEqual(['CONSENT', 'LABORATORY', 'LETTER', 'REPORT', 'OTHER']);
  });
  it('says its size', () => {
    expect(size(512, 'en')).toBe('512 B');
    expect(size(1_530_000, 'en')).toBe('1.5 MB');
    expect(size(1_530_000, 'ru')).toBe('1,5 MB');
  });
});
