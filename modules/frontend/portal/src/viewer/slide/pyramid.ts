import { type Attributes, item, items, number, numbers, Tag, text, texts } from '../attributes';

/** One resolution of a slide: an instance whose frames are tiles of its total pixel matrix (PS3.3 C.8.12.4). */
export type Level = {
  instance: string;
  width: number;
  height: number;
  tileWidth: number;
  tileHeight: number;
  across: number;
  down: number;
  /** Frame numbers by tile, where the tiles are not stored in rows from the top left (TILED_SPARSE). */
  sparse: ReadonlyMap<string, number> | undefined;
  micrometresPerPixel: number | undefined;
};

export type Pyramid = { levels: Level[]; objective: number | undefined; container: string | undefined };

function sparseFrames(attributes: Attributes, tileWidth: number, tileHeight: number): Map<string, number> {
  const frames = new Map<string, number>();
  items(attributes, Tag.perFrameGroups).forEach((group, i) => {
    const position = item(group, Tag.planePositionSlide);
    const column = number(position, Tag.columnPosition);
    const row = number(position, Tag.rowPosition);
    if (column === undefined || row === undefined) return;
    const key = `${Math.floor((column - 1) / tileWidth)},${Math.floor((row - 1) / tileHeight)}`;
    if (!frames.has(key)) frames.set(key, i + 1); // further focal planes and optical paths repeat the position
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

function level(attributes: Attributes): Level | undefined {
  const width = number(attributes, Tag.totalColumns);
  const height = number(attributes, Tag.totalRows);
  const tileWidth = number(attributes, Tag.columns);
  const tileHeight = number(attributes, Tag.rows);
  const instance = text(attributes, Tag.sopInstance);
  if (!width || !height || !tileWidth || !tileHeight || !instance) return undefined;
  const isFull = text(attributes, Tag.dimensionOrganization) !== 'TILED_SPARSE';
  return {
    instance, width, height, tileWidth, tileHeight,
    across: Math.ceil(width / tileWidth),
    down: Math.ceil(height / tileHeight),
    sparse: isFull ? undefined : sparseFrames(attributes, tileWidth, tileHeight),
    micrometresPerPixel: micrometresPerPixel(attributes, width),
  };
}

/**
 * The levels of a slide from the smallest to the largest. Pictures of the label and of the whole glass are left out; so is a second
 * instance of the same size, and whatever has not the shape of the largest level.
 */
export function pyramid(instances: Attributes[]): Pyramid | undefined {
  const volumes = instances.filter((instance) => ['VOLUME', 'THUMBNAIL'].includes(texts(instance, Tag.imageType)[2] ?? 'VOLUME'));
  const all = volumes
    .map((attributes) => ({ attributes, level: level(attributes) }))
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

/** The frame that holds a tile, counted from 1; none where a sparse slide has no tissue (PS3.3 C.7.6.17.3). */
export function frameOf(level: Level, column: number, row: number): number | undefined {
  if (column < 0 || row < 0 || column >= level.across || row >= level.down) return undefined;
  return level.sparse ? level.sparse.get(`${column},${row}`) : row * level.across + column + 1;
}
