import { describe, expect, it } from 'vitest';
import { type Attributes, Tag } from '../attributes';
import { markers } from './orientation';
import { outwards, prefetch } from './prefetch';
import { runs } from './runs';
import { stackImages, stackOrder } from './stackImages';
import { statusOf } from './statusOf';
import { ctWindows, fromRange, toRange } from './windows';

const value = (...Value: unknown[]) => ({ Value });
const axial = [1, 0, 0, 0, 1, 0];

function slice(number: number, z: number | undefined, extra: Attributes = {}): Attributes {
  return {
    [Tag.studyInstance]: value('1'), [Tag.seriesInstance]: value('2'), [Tag.sopInstance]: value(`3.${number}`), [Tag.rows]: value(512),
    [Tag.instanceNumber]: value(number), [Tag.imageOrientation]: value(...axial), ...(z === undefined ? {} : { [Tag.imagePosition]: value(0, 0, z) }), ...extra,
  };
}
const order = (slices: Attributes[]) => stackOrder(slices).map((one) => one[Tag.instanceNumber]?.Value?.[0]);

describe('the order of a stack', () => {
  it('goes from head to feet, whatever the numbers say', () => expect(order([slice(1, -10), slice(2, 30), slice(3, 10)])).toEqual([2, 3, 1]));
  it('follows the numbers where positions are missing', () => expect(order([slice(3, undefined), slice(1, 5), slice(2, 4)])).toEqual([1, 2, 3]));
  it('follows the numbers where two images lie at one place', () => expect(order([slice(2, 5), slice(1, 5)])).toEqual([1, 2]));
  it('follows the numbers where images are tilted against each other', () => {
    expect(order([slice(2, 50, { [Tag.imageOrientation]: value(0, 1, 0, 0, 0, -1) }), slice(1, 10)])).toEqual([1, 2]);
  });
  it('leaves out objects without pixels', () => expect(order([{ ...slice(1, 0), [Tag.rows]: undefined }, slice(2, 1)])).toEqual([2]));
  it('opens a multi-frame object into its frames', () => {
    expect(stackImages([slice(1, 0, { [Tag.frames]: value('3') })], 'https://node').map(({ imageId }) => imageId.slice(-8))).toEqual(['frames/1', 'frames/2', 'frames/3']);
  });
});

describe('the letters at the edges', () => {
  it('are right, left, front and back for an axial image', () => expect(markers(axial)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' }));
  it('are head and feet for a coronal image', () => expect(markers([1, 0, 0, 0, 0, -1])).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' }));
  it('name both directions of a tilted image, the stronger first', () => expect(markers([1, 0, 0, 0, 0.9, -0.43])?.bottom).toBe('PF'));
  it('are missing without an orientation', () => expect(markers([])).toBeUndefined());
});

describe('a window', () => {
  it('spreads its width around its centre (PS3.3 C.11.2.1.2.1)', () => expect(toRange({ center: 40, width: 400 })).toEqual({ lower: -160, upper: 239 }));
  it('comes back as it went', () => expect(fromRange(toRange(ctWindows.lung))).toEqual(ctWindows.lung));
});

describe('fetching ahead', () => {
  it('begins beside the image on the screen and reaches both ends', () => expect(outwards(1, 5)).toEqual([1, 2, 0, 3, 4]));
  it('goes on after an image that fails and counts it', async () => {
    const seen: [number, boolean][] = [];
    await new Promise<void>((done) => {
      prefetch([0, 1, 2], async (i) => { if (i === 1) throw new Error('gone'); }, (i, ok) => {
        seen.push([i, ok]);
        if (seen.length === 3) done();
      });
    });
    expect(seen.sort(([a], [b]) => a - b)).toEqual([[0, true], [1, false], [2, true]]);
  });
  it('asks for nothing more once it is stopped', async () => {
    const asked: number[] = [];
    const stop = prefetch(outwards(0, 100), async (i) => void asked.push(i), () => {});
    stop();
    await Promise.resolve();
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});

describe('what is loaded', () => {
  it('is drawn as runs', () => expect(runs(new Set([0, 1, 2, 5]), 8)).toEqual([[0, 3], [5, 6]]));
});

describe('the status behind a failed image', () => {
  it('is found inside of what the loader throws', () => expect(statusOf({ error: { request: { status: 401 } } })).toBe(401));
  it('is not invented', () => expect(statusOf(new Error('decode'))).toBeUndefined());
});
