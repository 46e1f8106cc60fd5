/** In which order the images of a stack are fetched: those next to the one on the screen first. */
export function outwards(start: number, count: number): number[] {
  const order: number[] = [];
  for (let distance = 0; order.length < count; distance++) {
    if (start + distance < count) order.push(start + distance);
    if (distance > 0 && start - distance >= 0) order.push(start - distance);
  }
  return order;
}

/** How many images are on their way at the same time; the one on the screen always goes first. */
const inFlightMax = 4;

/** Fetches images one after another until all are there or it is stopped; an image that fails is counted, not retried. */
export function prefetch(
  order: number[], load: (index: number) => Promise<unknown>, progress: (index: number, ok: boolean) => void,
): () => void {
  let next = 0;
  let stopped = false;
  const worker = async () => {
    while (!stopped && next < order.length) {
      const index = order[next++]!;
      const ok = await load(index).then(() => true, () => false);
      if (!stopped) progress(index, ok);
    }
  };
  for (let i = 0; i < inFlightMax; i++) void worker();
  return () => {
    stopped = true;
  };
}
