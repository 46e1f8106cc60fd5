import { describe, expect, it } from 'vitest';
import { type Attributes, Tag } from '../attributes';
import { frameOf, type Level, pyramid } from './pyramid';

const value = (...Value: unknown[]) => ({ Value });

function instance(uid: string, width: number, height: number, extra: Attributes = {}): Attributes {
  return {
    [Tag.sopInstance]: value(uid), [Tag.imageType]: value('ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'), [Tag.totalColumns]: value(width),
    [Tag.totalRows]: value(height), [Tag.columns]: value(256), [Tag.rows]: value(256), [Tag.dimensionOrganization]: value('TILED_FULL'), ...extra,
  };
}
const spacing = (millimetres: number): Attributes => ({
  [Tag.sharedGroups]: value({ [Tag.pixelMeasures]: value({ [Tag.pixelSpacing]: value(millimetres, millimetres) }) }),
});

describe('the pyramid of a slide', () => {
  it('orders its levels from the smallest to the largest', () => {
    const slide = pyramid([instance('full', 6112, 4016), instance('small', 382, 251), instance('middle', 1528, 1004)]);
    expect(slide?.levels.map((level) => level.parts[0]?.instance)).toEqual(['small', 'middle', 'full']);
  });
  it('leaves out pictures of the label and of the whole glass', () => {
    const label = instance('label', 400, 400, { [Tag.imageType]: value('ORIGINAL', 'PRIMARY', 'LABEL', 'NONE') });
    const overview = instance('overview', 1200, 400, { [Tag.imageType]: value('ORIGINAL', 'PRIMARY', 'OVERVIEW', 'NONE') });
    expect(pyramid([label, instance('full', 1024, 1024), overview])?.levels.map((level) => level.parts[0]?.instance)).toEqual(['full']);
  });
  it('takes one of two instances of the same size', () => expect(pyramid([instance('a', 512, 512), instance('b', 512, 512)])?.levels).toHaveLength(1));
  it('leaves out what has another shape', () => expect(pyramid([instance('a', 512, 512), instance('strip', 400, 100)])?.levels).toHaveLength(1));
  it('counts the tiles that are only partly filled', () => {
    expect(pyramid([instance('a', 6112, 4016)])?.levels[0]).toMatchObject({ across: 24, down: 16 });
  });
  it('gives the size of a pixel in micrometres', () => expect(pyramid([instance('a', 512, 512, spacing(0.00025))])?.levels[0]?.micrometresPerPixel).toBeCloseTo(0.25));
  it('derives the size of a pixel from the width of the imaged volume', () => {
    expect(pyramid([instance('a', 10_000, 512, { [Tag.imagedWidthMillis]: value(5) })])?.levels[0]?.micrometresPerPixel).toBeCloseTo(0.5);
  });
  it('does not exist without a level', () => expect(pyramid([{}])).toBeUndefined());
});

const numbers = (level: Level, ...tiles: [number, number][]) => tiles.map(([column, row]) => frameOf(level, column, row)?.number);

describe('a tile of a slide', () => {
  const full = pyramid([instance('a', 1000, 600)])!.levels[0]!;
  it('is found row by row from the top left, the first frame being number 1', () => {
    expect(numbers(full, [0, 0], [3, 0], [0, 1], [3, 2])).toEqual([1, 4, 5, 12]);
  });
  it('does not exist outside of the slide', () => expect([frameOf(full, 4, 0), frameOf(full, 0, 3), frameOf(full, -1, 0)]).toEqual([undefined, undefined, undefined]));
  it('is found by its position where tiles without tissue are missing', () => {
    const at = (column: number, row: number) => ({ [Tag.planePositionSlide]: value({ [Tag.columnPosition]: value(column), [Tag.rowPosition]: value(row) }) });
    const sparse = pyramid([
      instance('a', 1000, 600, { [Tag.dimensionOrganization]: value('TILED_SPARSE'), [Tag.perFrameGroups]: value(at(257, 1), at(1, 257)) }),
    ])!.levels[0]!;
    expect(numbers(sparse, [1, 0], [0, 1], [0, 0])).toEqual([1, 2, undefined]);
  });
});

describe('a level in several instances', () => {
  const part = (uid: string, inConcatenation: number, before: number, frames: number, extra: Attributes = {}) =>
    instance(uid, 1000, 600, {
      [Tag.concatenation]: value('1.2.3'), [Tag.inConcatenation]: value(inConcatenation), [Tag.frameOffset]: value(before),
      [Tag.frames]: value(frames), ...extra,
    });
  it('is one level, whose tiles lie in the part that has their frame', () => {
    const slide = pyramid([part('second', 2, 5, 7), part('first', 1, 0, 5)])!;
    expect(slide.levels).toHaveLength(1);
    const level = slide.levels[0]!;
    expect([frameOf(level, 0, 0), frameOf(level, 0, 1), frameOf(level, 1, 1), frameOf(level, 3, 2)]).toEqual([
      { instance: 'first', number: 1 }, { instance: 'first', number: 5 }, { instance: 'second', number: 1 }, { instance: 'second', number: 7 },
    ]);
  });
  it('asks for a frame that is not there where a part is missing, and shows no empty glass', () => {
    const level = pyramid([part('first', 1, 0, 5)])!.levels[0]!;
    expect(frameOf(level, 3, 2)).toEqual({ instance: 'first', number: 12 });
  });
  it('finds sparse tiles in all parts, and of several focal planes the first', () => {
    const at = (column: number, row: number) => ({ [Tag.planePositionSlide]: value({ [Tag.columnPosition]: value(column), [Tag.rowPosition]: value(row) }) });
    const sparse = (...groups: Attributes[]): Attributes => ({ [Tag.dimensionOrganization]: value('TILED_SPARSE'), [Tag.perFrameGroups]: value(...groups) });
    const level = pyramid([part('second', 2, 2, 2, sparse(at(1, 257), at(257, 1))), part('first', 1, 0, 2, sparse(at(257, 1), at(513, 1)))])!.levels[0]!;
    expect([frameOf(level, 1, 0), frameOf(level, 2, 0), frameOf(level, 0, 1), frameOf(level, 0, 0)]).toEqual([
      { instance: 'first', number: 1 }, { instance: 'first', number: 2 }, { instance: 'second', number: 1 }, undefined,
    ]);
  });
});
