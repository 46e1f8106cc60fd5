import { address } from '../address';
import { type Attributes, number, numbers, Tag, text } from '../attributes';

/** One image of a stack: an instance, or one frame of it (counted from 1). */
export type StackImage = { imageId: string; attributes: Attributes; frame: number };

type Vector = readonly [number, number, number];

/** The direction of the slices: the cross product of the row and column directions (PS3.3 C.7.6.2.1.1). */
export function sliceNormal(orientation: number[]): Vector | undefined {
  if (orientation.length !== 6) return undefined;
  const [rx, ry, rz, cx, cy, cz] = orientation as [number, number, number, number, number, number];
  return [ry * cz - rz * cy, rz * cx - rx * cz, rx * cy - ry * cx];
}

function alongNormal(attributes: Attributes, normal: Vector): number | undefined {
  const [x, y, z] = numbers(attributes, Tag.imagePosition);
  return x === undefined || y === undefined || z === undefined ? undefined : x * normal[0] + y * normal[1] + z * normal[2];
}

/**
 * The images of a series in the order they are scrolled: along the slice direction where all lie parallel at different positions,
 * otherwise by instance number, as the scanner counted them.
 */
export function stackOrder(instances: Attributes[]): Attributes[] {
  const images = instances.filter((instance) => number(instance, Tag.rows) !== undefined);
  const normal = sliceNormal(numbers(images[0], Tag.imageOrientation));
  const same = numbers(images[0], Tag.imageOrientation).map((v) => v.toFixed(3)).join();
  const parallel = images.every((i) => numbers(i, Tag.imageOrientation).map((v) => v.toFixed(3)).join() === same);
  if (normal && parallel) {
    const placed = images.map((attributes) => ({ attributes, position: alongNormal(attributes, normal) }));
    const distinct = new Set(placed.map(({ position }) => position?.toFixed(2)));
    if (placed.every(({ position }) => position !== undefined) && distinct.size === placed.length) {
      // From head to feet for axial slices, the way they are read: against the slice normal.
      return placed.sort((a, b) => (b.position ?? 0) - (a.position ?? 0)).map(({ attributes }) => attributes);
    }
  }
  return [...images].sort((a, b) => (number(a, Tag.instanceNumber) ?? 0) - (number(b, Tag.instanceNumber) ?? 0));
}

export function stackImages(instances: Attributes[], origin: string): StackImage[] {
  return stackOrder(instances).flatMap((attributes) => {
    const study = text(attributes, Tag.studyInstance) ?? '';
    const series = text(attributes, Tag.seriesInstance) ?? '';
    const instance = address.instance(study, series, text(attributes, Tag.sopInstance) ?? '');
    const frames = Math.max(1, number(attributes, Tag.frames) ?? 1);
    return Array.from({ length: frames }, (_, i) => ({
      imageId: `wadors:${origin}${instance}/frames/${i + 1}`, attributes, frame: i + 1,
    }));
  });
}
