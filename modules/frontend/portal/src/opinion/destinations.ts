import type { OpinionDelivery } from '../cases/types';

/** Worst first: a destination has an opinion only when it has every object of it. */
const order: readonly OpinionDelivery['state'][] = ['FAILED', 'WAITING', 'SENDING', 'DELIVERED'];

/** One line for each destination: of its several objects (report, document) the one that is furthest from arriving. */
export function destinations(deliveries: OpinionDelivery[]): OpinionDelivery[] {
  const worst = new Map<string, OpinionDelivery>();
  for (const one of deliveries) {
    const known = worst.get(one.destination);
    if (!known || order.indexOf(one.state) < order.indexOf(known.state)) worst.set(one.destination, one);
  }
  return [...worst.values()];
}
