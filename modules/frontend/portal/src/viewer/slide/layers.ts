import { type Attributes, item, items, number, Tag, text } from '../attributes';

/** An instance and how many frames of its level lie in the parts before it. */
export type Part = { instance: string; before: number };

/** A frame of an instance, counted from 1. */
export type Frame = { instance: string; number: number };

/** What is looked at: an optical path (a stain, a wavelength) and a focal plane, counted from 0 at the glass. */
export type Choice = { path: string; plane: number };

/** One picture of a whole level: its tiles of one optical path and one focal plane. */
export type Layer = {
  path: string;
  parts: Part[];
  /** Frames before its first, where the tiles are stored in rows from the top left (TILED_FULL). */
  before: number;
  /** Otherwise (TILED_SPARSE) frames of the level by tile, counted from 0. */
  sparse: ReadonlyMap<string, number> | undefined;
};

/** An optical path by its identifier, with the words the device has for it. */
export type OpticalPath = { path: string; label: string };

/** In the order of the frames of a TILED_FULL instance. An instance that names none has one without a name. */
export function opticalPaths(attributes: Attributes): OpticalPath[] {
  const paths = items(attributes, Tag.opticalPath).map((one) => {
    const path = text(one, Tag.opticalPathIdentifier) ?? '';
    return { path, label: text(one, Tag.opticalPathDescription) || path };
  });
  return paths.length > 0 ? paths : [{ path: '', label: '' }];
}

/** For each optical path its focal planes, each of them row by row (PS3.3 C.7.6.17.3). */
function full(attributes: Attributes, parts: Part[], tiles: number): Layer[] {
  const planes = Math.max(1, number(attributes, Tag.focalPlanes) ?? 1);
  return opticalPaths(attributes).flatMap(({ path }, channel) =>
    Array.from({ length: planes }, (_, plane) => ({ path, parts, before: (channel * planes + plane) * tiles, sparse: undefined })));
}

function sparse(instances: Attributes[], parts: Part[], tileWidth: number, tileHeight: number): Layer[] {
  const only = opticalPaths(instances[0]!)[0]!.path;
  const layers = new Map<string, { path: string; depth: number; tiles: Map<string, number> }>();
  instances.forEach((attributes, part) => {
    const shared = item(attributes, Tag.sharedGroups);
    items(attributes, Tag.perFrameGroups).forEach((group, i) => {
      const position = item(group, Tag.planePositionSlide);
      const column = number(position, Tag.columnPosition);
      const row = number(position, Tag.rowPosition);
      if (column === undefined || row === undefined) return;
      const identified = item(group, Tag.opticalPathIdentification) ?? item(shared, Tag.opticalPathIdentification);
      const path = text(identified, Tag.opticalPathIdentifier) ?? only;
      const depth = number(position, Tag.depthPosition) ?? 0;
      const key = `${depth} ${path}`;
      const layer = layers.get(key) ?? { path, depth, tiles: new Map<string, number>() };
      layers.set(key, layer);
      const tile = `${Math.floor((column - 1) / tileWidth)},${Math.floor((row - 1) / tileHeight)}`;
      if (!layer.tiles.has(tile)) layer.tiles.set(tile, parts[part]!.before + i);
    });
  });
  return [...layers.values()].sort((a, b) => a.depth - b.depth).map(({ path, tiles }) => ({ path, parts, before: 0, sparse: tiles }));
}

/** Every optical path and focal plane of the parts of a level; the planes of each path from the glass upwards. */
export function layersOf(instances: Attributes[], parts: Part[], tiles: { across: number; down: number; width: number; height: number }): Layer[] {
  return text(instances[0], Tag.dimensionOrganization) === 'TILED_SPARSE'
    ? sparse(instances, parts, tiles.width, tiles.height)
    : full(instances[0]!, parts, tiles.across * tiles.down);
}

/** Focal planes of an optical path. */
export function planesOf(layers: Layer[], path: string): number {
  return layers.filter((layer) => layer.path === path).length;
}

/**
 * The layer that shows a choice. A level with fewer planes than the largest one, as small ones often have, shows the one as far up
 * among its own; a level without the path shows its first.
 */
export function layerFor(layers: Layer[], choice: Choice, planes: number): Layer | undefined {
  const own = layers.filter((layer) => layer.path === choice.path);
  if (own.length === 0) return layers[0];
  return own.length === planes ? own[choice.plane] : own[Math.floor(((choice.plane + 0.5) * own.length) / planes)];
}
