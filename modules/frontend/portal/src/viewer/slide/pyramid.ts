import { type Attributes, item, items, number, numbers, Tag, text, texts } from '../attributes';

/** An instance and how many frames of its level lie in the parts before it. */
export type Part = { instance: string; before: number };

/** A frame of an instance, counted from 1. */
export type Frame = { instance: string; number: number };

/**
 * One resolution of a slide: an instance whose frames are tiles of its total pixel matrix (PS3.3 C.8.12.4), or the parts of a
 * concatenation that holds them (PS3.3 C.7.6.16.2.2.4), in order.
 */
export type Level = {
  parts: Part[];
  width: number;
  height: number;
  tileWidth: number;
  tileHeight: number;
  across: number;
  down: number;
  /** Frames of the level by tile, counted from 0, where the tiles are not stored in rows from the top left (TILED_SPARSE). */
  sparse: ReadonlyMap<string, number> | undefined;
  micrometresPerPixel: number | undefined;
};

export type Pyramid = { levels: Level[]; objective: number | undefined; container: string | undefined };

function sparseFrames(instances: Attributes[], parts: Part[], tileWidth: number, tileHeight: number): Map<string, number> {
  const frames = new Map<string, number>();
  const groups = instances.flatMap((attributes, part) =>
    items(attributes, Tag.perFrameGroups).map((group, i) => ({ group, frame: parts[part]!.before + i })));
  groups.forEach(({ group, frame }) => {
    const position = item(group, Tag.planePositionSlide);
    const column = number(position, Tag.columnPosition);
    const row = number(position, Tag.rowPosition);
    if (column === undefined || row === undefined) return;
    const key = `${Math.floor((column - 1) / tileWidth)},${Math.floor((row - 1) / tileHeight)}`;
    if (!frames.has(key)) frames.set(key, frame); // further focal planes and optical paths repeat the position
  });
  return frames;
}

function micrometresPerPixel(attributes: Attributes, width: number): number | undefined {
  const measures = item(item(attributes, Tag.sharedGroups), Tag.pixelMeasures);
  const [, column] = numbers(measures, Tag.pixelSpacing);
  if (column !== undefined && column > 0) return column * 1000;
  const imaged = number(attributes, Tag.imagedWidthMillis);
  return imaged !== undefined && imaged > 0 ? (imaged * 1000) / width : undefined;
}

/** Instances by the concatenation they are parts of, each in order; others alone. */
function levelsOf(volumes: Attributes[]): Attributes[][] {
  const groups = new Map<string, Attributes[]>();
  volumes.forEach((attributes, i) => {
    const key = text(attributes, Tag.concatenation) ?? `alone ${i}`;
    groups.set(key, [...(groups.get(key) ?? []), attributes]);
  });
  return [...groups.values()].map((group) =>
    group.sort((a, b) => (number(a, Tag.inConcatenation) ?? 0) - (number(b, Tag.inConcatenation) ?? 0)));
}

function partsOf(instances: Attributes[]): Part[] {
  let before = 0;
  return instances.map((attributes) => {
    before = number(attributes, Tag.frameOffset) ?? before;
    const part = { instance: text(attributes, Tag.sopInstance) ?? '', before };
    before += number(attributes, Tag.frames) ?? 1;
    return part;
  });
}

function level(instances: Attributes[]): Level | undefined {
  const attributes = instances[0]!;
  const width = number(attributes, Tag.totalColumns);
  const height = number(attributes, Tag.totalRows);
  const tileWidth = number(attributes, Tag.columns);
  const tileHeight = number(attributes, Tag.rows);
  const parts = partsOf(instances);
  if (!width || !height || !tileWidth || !tileHeight || parts.some((part) => !part.instance)) return undefined;
  const isFull = text(attributes, Tag.dimensionOrganization) !== 'TILED_SPARSE';
  return {
    parts, width, height, tileWidth, tileHeight,
    across: Math.ceil(width / tileWidth),
    down: Math.ceil(height / tileHeight),
    sparse: isFull ? undefined : sparseFrames(instances, parts, tileWidth, tileHeight),
    micrometresPerPixel: micrometresPerPixel(attributes, width),
  };
}

/**
 * The levels of a slide from the smallest to the largest. Pictures of the label and of the whole glass are left out; so is a second
 * instance of the same size, and whatever has not the shape of the largest level.
 */
export function pyramid(instances: Attributes[]): Pyramid | undefined {
  const volumes = instances.filter((instance) => ['VOLUME', 'THUMBNAIL'].includes(texts(instance, Tag.imageType)[2] ?? 'VOLUME'));
  const all = levelsOf(volumes)
    .map((group) => ({ attributes: group[0]!, level: level(group) }))
    .filter((one): one is { attributes: Attributes; level: Level } => one.level !== undefined)
    .sort((a, b) => a.level.width - b.level.width);
  const top = all[all.length - 1];
  if (!top) return undefined;
  const shape = top.level.width / top.level.height;
  const levels = all
    .filter(({ level: { width, height } }) => Math.abs(width / height / shape - 1) < 0.05)
    .filter(({ level: { width } }, i, list) => i === list.length - 1 || width < list[i + 1]!.level.width)
    .map((one) => one.level);
  return {
    levels,
    objective: number(item(top.attributes, Tag.opticalPath), Tag.objectivePower),
    container: text(top.attributes, Tag.container),
  };
}

/**
 * The frame that holds a tile, of the first focal plane and optical path; none where a sparse slide has no tissue (PS3.3 C.7.6.17.3). A
 * tile in a part that is not here is a frame its neighbour lacks: it fails to load, and is not taken for empty glass.
 */
export function frameOf(level: Level, column: number, row: number): Frame | undefined {
  if (column < 0 || row < 0 || column >= level.across || row >= level.down) return undefined;
  const frame = level.sparse ? level.sparse.get(`${column},${row}`) : row * level.across + column;
  if (frame === undefined) return undefined;
  const part = level.parts.findLast(({ before }) => before <= frame) ?? level.parts[0]!;
  return { instance: part.instance, number: frame - part.before + 1 };
}
