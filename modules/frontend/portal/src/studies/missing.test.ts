import { describe, expect, it } from 'vitest';
import { missing } from './missing';

const whole = { here: 10, named: 0, namedMissing: 0, gaps: [] };

describe('what is missing', () => {
  it('is nothing where nobody says so', () => expect(missing(whole)).toEqual({ count: 0, gaps: [] }));
  it('is nothing where more came than were announced', () => expect(missing({ ...whole, announced: 8 }).count).toBe(0));
  it('is an image at least for each series that is not here', () => {
    expect(missing({ ...whole, seriesHere: 1, announcedSeries: 3 }).count).toBe(2);
    expect(missing({ ...whole, seriesHere: 3, announcedSeries: 1 }).count).toBe(0);
  });
  it('counts the same images once, however many ways there are to know', () => {
    const gaps = [{ seriesInstanceUid: '1.2', first: 3, last: 3 }, { seriesInstanceUid: '1.2', first: 7, last: 8 }];
    expect(missing({ ...whole, announced: 12, named: 13, namedMissing: 3, gaps })).toEqual({ count: 3, gaps: [{ series: '1.2', numbers: '3, 7\u20138' }] });
  });
});
