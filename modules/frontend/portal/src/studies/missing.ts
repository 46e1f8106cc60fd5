export type Completeness = {
  settledBy?: string;
  here: number;
  announced?: number;
  seriesHere?: number;
  announcedSeries?: number;
  named: number;
  namedMissing: number;
  gaps: { seriesInstanceUid: string; first: number; last: number }[];
};

/** At least so many images are missing, and the numbers left out, by series. The ways to know are not added up: they mean the same images. */
export function missing(of: Completeness): { count: number; gaps: { series: string; numbers: string }[] } {
  const leftOut = of.gaps.reduce((sum, gap) => sum + gap.last - gap.first + 1, 0);
  const bySeries = new Map<string, string[]>();
  for (const { seriesInstanceUid, first, last } of of.gaps) {
    const numbers = bySeries.get(seriesInstanceUid) ?? [];
    numbers.push(first === last ? `${first}` : `${first}\u2013${last}`);
    bySeries.set(seriesInstanceUid, numbers);
  }
  return {
    count: Math.max(of.namedMissing, (of.announced ?? 0) - of.here, leftOut, missingSeries(of)),
    gaps: [...bySeries].map(([series, numbers]) => ({ series, numbers: numbers.join(', ') })),
  };
}

/** Series that were announced and are not here; each has an image at least. */
export function missingSeries(of: Completeness): number {
  return Math.max(0, (of.announcedSeries ?? 0) - (of.seriesHere ?? 0));
}
