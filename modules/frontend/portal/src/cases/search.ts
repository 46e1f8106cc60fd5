import type { CasesFound, CaseSummary } from './types';

/** The cases of all pages. One that changed between two pages moved up and is on both; it is shown where it came first. */
export function onlyOnce(pages: CasesFound[]): CaseSummary[] {
  const seen = new Map<string, CaseSummary>();
  for (const one of pages.flatMap((page) => page.cases)) {
    if (!seen.has(one.id)) seen.set(one.id, one);
  }
  return [...seen.values()];
}
