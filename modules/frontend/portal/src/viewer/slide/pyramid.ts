import { type Attributes, item, number, numbers, Tag, text, texts } from '../attributes';
import { type Choice, type Frame, type Layer, layerFor, layersOf, opticalPaths, type OpticalPath, type Part, planesOf } from './layers';

/** Levels are rounded to whole pixels, the smallest one most visibly. */
const shapeTolerance = 0.05;

/**
 * One resolution of a slide: an instance whose frames are tiles of its total pixel matrix (PS3.3 C.8.12.4), or the parts of a
 * concatenation that holds them (PS3.3 C.7.6.16.2.2.4), in order.
 */
export type Level = {
  width: number;
  height: number;
  tileWidth: number;
  tileHeight: number;
  across: number;
  down: number;
  layers: Layer[];
  micrometresPerPixel: number | undefined;
};

/** A slide; optical paths and focal planes are those of its largest level. */
export type Pyramid = {
  levels: Level[];
  paths: OpticalPath[];
  planes: (path: string) => number;
  objective: number | undefined;
  container: string | undefined;
};

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
  const across = Math.ceil(width / tileWidth);
  const down = Math.ceil(height / tileHeight);
  const layers = layersOf(instances, parts, { across, down, width: tileWidth, height: tileHeight });
  return {
    width, height, tileWidth, tileHeight, across, down, layers,
    micrometresPerPixel: micrometresPerPixel(attributes, width),
  };
}

const isShapedLike = (one: Level, other: Level) => Math.abs(one.width / one.height / (other.width / other.height) - 1) < shapeTolerance;

const hasTheTilesOf = (one: Level, other: Level) => one.height === other.height && one.tileWidth === other.tileWidth && one.tileHeight === other.tileHeight;

/** Instances of the same size are one level when each has optical paths of its own, as scanners of fluorescence send them. */
function merged(sorted: Candidate[]): Candidate[] {
  const levels: Candidate[] = [];
  for (const one of sorted) {
    const same = levels.findLast(({ level }) => level.width === one.level.width && isShapedLike(level, one.level));
    if (!same) {
      levels.push(one);
    } else if (hasTheTilesOf(same.level, one.level)) {
      const added = one.level.layers.filter(({ path }) => planesOf(same.level.layers, path) === 0);
      same.level.layers = [...same.level.layers, ...added];
      same.paths = [...same.paths, ...one.paths.filter(({ path }) => planesOf(added, path) > 0)];
    }
  }
  return levels;
}

type Candidate = { attributes: Attributes; level: Level; paths: OpticalPath[] };

/**
 * The levels of a slide from the smallest to the largest. Pictures of the label and of the whole glass are left out; so is a second
 * instance of the same size and optical path, and whatever has not the shape of the largest level.
 */
export function pyramid(instances: Attributes[]): Pyramid | undefined {
  const volumes = instances.filter((instance) => ['VOLUME', 'THUMBNAIL'].includes(texts(instance, Tag.imageType)[2] ?? 'VOLUME'));
  const all = merged(levelsOf(volumes)
    .map((group) => ({ attributes: group[0]!, level: level(group), paths: opticalPaths(group[0]!) }))
    .filter((one): one is Candidate => one.level !== undefined)
    .sort((a, b) => a.level.width - b.level.width));
  const top = all[all.length - 1];
  if (!top) return undefined;
  return {
    levels: all.map((one) => one.level).filter((one) => isShapedLike(one, top.level)),
    paths: top.paths.filter(({ path }) => planesOf(top.level.layers, path) > 0),
    planes: (path) => planesOf(top.level.layers, path),
    objective: number(item(top.attributes, Tag.opticalPath), Tag.objectivePower),
    container: text(top.attributes, Tag.container),
  };
}

/** What a slide opens with: its first optical path and the plane in the middle, where most of the tissue is sharp. */
export function firstChoice(slide: Pyramid): Choice {
  const path = slide.paths[0]?.path ?? '';
  return { path, plane: Math.floor((slide.planes(path) - 1) / 2) };
}

/**
 * The frame that holds a tile; none where a sparse slide has no tissue (PS3.3 C.7.6.17.3). A tile in a part that is not here is a
 * frame its neighbour lacks: it fails to load, and is not taken for empty glass.
 *
 * @param planes of the slide, for levels that have fewer
 */
export function frameOf(level: Level, column: number, row: number, choice: Choice, planes: number): Frame | undefined {
  if (column < 0 || row < 0 || column >= level.across || row >= level.down) return undefined;
  const layer = layerFor(level.layers, choice, planes);
  if (!layer) return undefined;
  const frame = layer.sparse ? layer.sparse.get(`${column},${row}`) : layer.before + row * level.across + column;
  if (frame === undefined) return undefined;
  const part = layer.parts.findLast(({ before }) => before <= frame) ?? layer.parts[0]!;
  return { instance: part.instance, number: frame - part.before + 1 };
}
