import type { Case, CaseState, HistoryEntry } from '../types';

/** The stations of the way of a case, as a person thinks of them; finer states belong to one of them. */
export const stations = ['draft', 'sent', 'offered', 'accepted', 'reading', 'signed', 'delivered', 'read'] as const;
export type Station = (typeof stations)[number];

export function stationOf(state: CaseState): Station | undefined {
  switch (state) {
    case 'DRAFT': return 'draft';
    case 'COLLECTING': case 'CLEARING': case 'SUBMITTED': return 'sent';
    case 'TRIAGED': case 'OFFERED': return 'offered';
    case 'ACCEPTED': return 'accepted';
    case 'IN_REVIEW': case 'NEEDS_INFO': case 'NEEDS_MATERIAL': case 'BOARD_SCHEDULED': case 'ADJUDICATION': return 'reading';
    case 'SIGNED': return 'signed';
    case 'DELIVERED': return 'delivered';
    case 'ACKNOWLEDGED': case 'CLOSED': return 'read';
    case 'CANCELLED': case 'REJECTED': case 'EXPIRED': return undefined;
  }
}

export type Stop = { station: Station; status: 'done' | 'now' | 'ahead'; at: string | undefined };

function reachedAt(history: HistoryEntry[], station: Station): string | undefined {
  return history.find((entry) => stationOf(entry.to) === station)?.at;
}

/** The way of a case with the moment each station was first reached; a case that ended early stops at the last one it reached. */
export function way(of: Pick<Case, 'state' | 'history' | 'createdAt'>): { stops: Stop[]; ended: CaseState | undefined } {
  const reached = of.history.map((entry) => stationOf(entry.to)).filter((one) => one !== undefined);
  const own = stationOf(of.state);
  const here = stations.indexOf(own ?? reached[reached.length - 1] ?? 'draft');
  const finished = own === 'read';
  return {
    ended: own === undefined ? of.state : undefined,
    stops: stations.map((station, i) => ({
      station,
      status: i < here || finished || (own === undefined && i === here) ? 'done' : i === here ? 'now' : 'ahead',
      at: i > here ? undefined : station === 'draft' ? of.createdAt : reachedAt(of.history, station),
    })),
  };
}
