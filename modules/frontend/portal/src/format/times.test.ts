import { describe, expect, it } from 'vitest';
import { ageInYears, formats, span, bytes } from './times';

describe('a span', () => {
  it.each([[0, '0 min'], [59, '0 min'], [12 * 60, '12 min'], [3 * 3600 + 20 * 60, '3 hr 20 min'], [52 * 3600, '2 days 4 hr'], [86_400, '1 day'], [-7200, '2 hr']])(
    'of %d seconds is %s', (seconds, text) => expect(span(seconds, 'en')).toBe(text),
  );
  it('is written in the language of the reader', () => expect(span(3 * 3600, 'ru')).toBe('3 ч'));
});

describe('a moment', () => {
  const format = formats('en', 'Asia/Ho_Chi_Minh');
  it('is shown in the zone of the reader', () => expect(format.dateTime('2026-11-22T20:30:00Z')).toContain('Nov 23, 2026'));
  it('shows only the time when it is today', () => {
    expect(format.short('2026-11-22T03:30:00Z', new Date('2026-11-22T05:00:00Z'))).toMatch(/^10:30/);
    expect(format.short('2026-11-20T03:30:00Z', new Date('2026-11-22T05:00:00Z'))).toContain('Nov 20');
  });
  it('that is missing is shown as nothing', () => expect([format.dateTime(undefined), format.date('garbage')]).toEqual(['', '']));
  it('of an unknown zone falls back to UTC', () => expect(formats('en', 'Mars/Base').dateTime('2026-11-22T20:30:00Z')).toContain('8:30'));
});

describe('a date', () => {
  it('has no zone: it is the same day everywhere', () => {
    expect(formats('en', 'Asia/Tokyo').date('1951-01-14')).toBe('Jan 14, 1951');
    expect(formats('en', 'America/Los_Angeles').date('1951-01-14')).toBe('Jan 14, 1951');
  });
});

describe('the age', () => {
  it('counts birthdays', () => expect([ageInYears('1980-11-22', '2026-11-21'), ageInYears('1980-11-22', '2026-11-22')]).toEqual([45, 46]));
  it('is unknown without a birth date', () => expect(ageInYears(undefined, '2026-11-22')).toBeUndefined());
});

describe('a number of bytes', () => {
  it('is written in a unit of its size', () => {
    expect([0, 1023, 1536, 64 * 1024 ** 2, 20 * 1024 ** 3, 1.5 * 1024 ** 4].map((count) => bytes(count, 'en')))
      .toEqual(['0 bytes', '1,023 bytes', '1.5 kB', '64 MB', '20 GB', '1.5 TB']);
  });
});
