import { expect, it } from 'vitest';
import { onlyOnce } from './search';
import type { CaseSummary } from './types';

const one = (id: string, question: string) => ({ id, question }) as CaseSummary;

it('shows a case that moved from one page to another once, where it came first', () => {
  const pages = [{ cases: [one('a', 'now'), one('b', '')], more: true }, { cases: [one('a', 'before'), one('c', '')], more: false }];
  expect(onlyOnce(pages).map(({ id, question }) => id + question)).toEqual(['anow', 'b', 'c']);
});
