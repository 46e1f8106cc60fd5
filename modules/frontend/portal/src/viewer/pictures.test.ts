import { describe, expect, it } from 'vitest';
import { hasPicture, mainModality } from './pictures';

describe('a small picture', () => {
  it('is asked for where there are images', () => expect(['CT', 'SM', 'OT'].every(hasPicture)).toBe(true));
  it('is not asked for where there are words only', () => expect(['SR', 'DOC', 'KO'].some(hasPicture)).toBe(false));
  it('of a study carries the modality of its images', () => expect(mainModality(['DOC', 'SM', 'SR'])).toBe('SM'));
  it('of a study without images carries the modality it has', () => expect([mainModality(['SR']), mainModality([])]).toEqual(['SR', '']));
});
