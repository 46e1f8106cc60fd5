/** Neighbouring images that are loaded, as runs to be drawn beside the slider: [from, to), counted from 0. */
export function runs(loaded: ReadonlySet<number>, count: number): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    if (!loaded.has(i)) continue;
    const last = found[found.length - 1];
    if (last && last[1] === i) last[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found;
}
