import { describe, expect, it } from 'vitest';
import { type Attributes, Tag } from '../attributes';
import type { Choice } from './layers';
import { firstChoice, frameOf, type Level, type Pyramid, pyramid } from './pyramid';

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
    expect(slide?.levels.map((level) => level.layers[0]?.parts[0]?.instance)).toEqual(['small', 'middle', 'full']);
  });
  it('leaves out pictures of the label and of the whole glass', () => {
    const label = instance('label', 400, 400, { [Tag.imageType]: value('ORIGINAL', 'PRIMARY', 'LABEL', 'NONE') });
    const overview = instance('overview', 1200, 400, { [Tag.imageType]: value('ORIGINAL', 'PRIMARY', 'OVERVIEW', 'NONE') });
    expect(pyramid([label, instance('full', 1024, 1024), overview])?.levels.map((level) => level.layers[0]?.parts[0]?.instance)).toEqual(['full']);
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

const bottom: Choice = { path: '', plane: 0 };
const frame = (level: Level, column: number, row: number) => frameOf(level, column, row, bottom, 1);
const numbers = (level: Level, ...tiles: [number, number][]) => tiles.map(([column, row]) => frame(level, column, row)?.number);

describe('a tile of a slide', () => {
  const full = pyramid([instance('a', 1000, 600)])!.levels[0]!;
  it('is found row by row from the top left, the first frame being number 1', () => {
    expect(numbers(full, [0, 0], [3, 0], [0, 1], [3, 2])).toEqual([1, 4, 5, 12]);
  });
  it('does not exist outside of the slide', () => expect([frame(full, 4, 0), frame(full, 0, 3), frame(full, -1, 0)]).toEqual([undefined, undefined, undefined]));
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
    expect([frame(level, 0, 0), frame(level, 0, 1), frame(level, 1, 1), frame(level, 3, 2)]).toEqual([
      { instance: 'first', number: 1 }, { instance: 'first', number: 5 }, { instance: 'second', number: 1 }, { instance: 'second', number: 7 },
    ]);
  });
  it('asks for a frame that is not there where a part is missing, and shows no empty glass', () => {
    const level = pyramid([part('first', 1, 0, 5)])!.levels[0]!;
    expect(frame(level, 3, 2)).toEqual({ instance: 'first', number: 12 });
  });
  it('finds sparse tiles in all parts', () => {
    const at = (column: number, row: number) => ({ [Tag.planePositionSlide]: value({ [Tag.columnPosition]: value(column), [Tag.rowPosition]: value(row) }) });
    const sparse = (...groups: Attributes[]): Attributes => ({ [Tag.dimensionOrganization]: value('TILED_SPARSE'), [Tag.perFrameGroups]: value(...groups) });
    const level = pyramid([part('second', 2, 2, 2, sparse(at(1, 257), at(257, 1))), part('first', 1, 0, 2, sparse(at(257, 1), at(513, 1)))])!.levels[0]!;
    expect([frame(level, 1, 0), frame(level, 2, 0), frame(level, 0, 1), frame(level, 0, 0)]).toEqual([
      { instance: 'first', number: 1 }, { instance: 'first', number: 2 }, { instance: 'second', number: 1 }, undefined,
    ]);
  });
});

describe('a slide with several optical paths and focal planes', () => {
  const paths = (...identifiers: string[]): Attributes => ({
    [Tag.opticalPath]: value(...identifiers.map((one) => ({ [Tag.opticalPathIdentifier]: value(one), [Tag.opticalPathDescription]: value(`${one} stain`) }))),
  });
  const planes = (count: number): Attributes => ({ [Tag.focalPlanes]: value(count) });
  const at = (slide: Pyramid, level: number, path: string, plane: number, column = 0, row = 0) =>
    frameOf(slide.levels[level]!, column, row, { path, plane }, slide.planes(path));

  it('stores them path by path, plane by plane', () => {
    const slide = pyramid([instance('a', 1000, 600, { ...paths('1', '2'), ...planes(3) })])!;
    expect(slide.paths).toEqual([{ path: '1', label: '1 stain' }, { path: '2', label: '2 stain' }]);
    expect(slide.planes('2')).toBe(3);
    expect([at(slide, 0, '1', 0), at(slide, 0, '1', 2), at(slide, 0, '2', 0, 3, 2)].map((frame) => frame?.number)).toEqual([1, 25, 48]);
  });
  it('opens with the plane in the middle', () => {
    expect(firstChoice(pyramid([instance('a', 512, 512, { ...paths('1'), ...planes(5) })])!)).toEqual({ path: '1', plane: 2 });
  });
  it('shows a small level of one plane for all planes of the large one', () => {
    const slide = pyramid([instance('small', 250, 150, paths('1')), instance('large', 1000, 600, { ...paths('1'), ...planes(3) })])!;
    expect([0, 1, 2].map((plane) => at(slide, 0, '1', plane)?.number)).toEqual([1, 1, 1]);
  });
  it('finds paths that lie in instances of their own', () => {
    const slide = pyramid([instance('red', 512, 512, paths('R')), instance('green', 512, 512, paths('G'))])!;
    expect(slide.levels).toHaveLength(1);
    expect(slide.paths.map(({ path }) => path)).toEqual(['R', 'G']);
    expect([at(slide, 0, 'R', 0)?.instance, at(slide, 0, 'G', 0)?.instance]).toEqual(['red', 'green']);
  });
  it('tells sparse tiles apart by path and depth, from the glass upwards', () => {
    const tile = (path: string, depth: number): Attributes => ({
      [Tag.planePositionSlide]: value({ [Tag.columnPosition]: value(1), [Tag.rowPosition]: value(1), [Tag.depthPosition]: value(depth) }),
      [Tag.opticalPathIdentification]: value({ [Tag.opticalPathIdentifier]: value(path) }),
    });
    const slide = pyramid([instance('a', 200, 200, {
      ...paths('1', '2'), [Tag.dimensionOrganization]: value('TILED_SPARSE'),
      [Tag.perFrameGroups]: value(tile('1', 0.004), tile('1', 0.002), tile('2', 0.002)),
    })])!;
    expect([slide.planes('1'), slide.planes('2')]).toEqual([2, 1]);
    expect([at(slide, 0, '1', 0), at(slide, 0, '1', 1), at(slide, 0, '2', 0)].map((frame) => frame?.number)).toEqual([2, 1, 3]);
  });
});
