const axes = [['R', 'L'], ['A', 'P'], ['F', 'H']] as const;

/**
 * The letters of the patient direction a vector points to, the strongest first (PS3.3 C.7.6.1.1.1): x grows to the left hand, y to
 * the back, z to the head. Components below a tenth are noise of the gantry and are left out.
 */
export function direction(vector: readonly number[]): string {
  return [0, 1, 2]
    .map((axis) => ({ axis, size: Math.abs(vector[axis] ?? 0) }))
    .filter(({ size }) => size > 0.1)
    .sort((a, b) => b.size - a.size)
    .map(({ axis }) => axes[axis]![(vector[axis] ?? 0) > 0 ? 1 : 0])
    .join('');
}

export type Markers = { left: string; right: string; top: string; bottom: string };

/** What stands at the four edges of an image of this orientation. */
export function markers(orientation: number[]): Markers | undefined {
  if (orientation.length !== 6) return undefined;
  const row = orientation.slice(0, 3);
  const column = orientation.slice(3);
  const back = (vector: number[]) => vector.map((value) => -value);
  return { right: direction(row), left: direction(back(row)), bottom: direction(column), top: direction(back(column)) };
}
