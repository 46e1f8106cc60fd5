export type Completeness = {
  settledBy?: string;
  here: number;
  announced?: number;
  named: number;
  namedMissing: number;
  gaps: { seriesInstanceUid: string; first: number; last: number }[];
};

/** At least so many images are missing, and the numbers left out, by series. Three ways to know are not added up: they mean the same images. */
export function missing(of: Completeness): { count: number; gaps: { series: string; numbers: string }[] } {
  const leftOut = of.gaps.reduce((sum, gap) => sum + gap.last - gap.first + 1, 0);
  const bySeries = new Map<string, string[]>();
  for (const { seriesInstanceUid, first, last } of of.gaps) {
    const numbers = bySeries.get(seriesInstanceUid) ?? [];
    numbers.push(first === last ? `${first}` : `${first}\u2013${last}`);
    bySeries.set(seriesInstanceUid, numbers);
  }
  return {
    count: Math.max(of.namedMissing, (of.announced ?? 0) - of.here, leftOut),
    gaps: [...bySeries].map(([series, numbers]) => ({ series, numbers: numbers.join(', ') })),
  };
}
