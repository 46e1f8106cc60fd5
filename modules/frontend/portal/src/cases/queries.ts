import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import type { Candidate, Case, CaseFilter, CaseRequest, CasesFound, CaseSummary, Code, PersonRef } from './types';

export type CaseView = 'mine' | 'inbox' | 'institution';

export const caseKeys = {
  lists: ['cases'] as const,
  list: (view: CaseView) => ['cases', view] as const,
  ones: ['case'] as const,
  one: (id: string) => ['case', id] as const,
};

export function useCases(view: CaseView, enabled = true) {
  return useQuery({
    queryKey: caseKeys.list(view),
    queryFn: ({ signal }) => http.get<CaseSummary[]>(withQuery('/api/cases', { view }), signal),
    enabled,
  });
}

export const casesPerPage = 50;

/** Cases that match, page by page. Asked by POST: what is searched for is often a name. */
export function useCaseSearch(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: [...caseKeys.lists, 'search', filter],
    queryFn: ({ pageParam }) => http.post<CasesFound>('/api/case-search', { ...filter, offset: pageParam, limit: casesPerPage }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * casesPerPage : undefined),
    placeholderData: keepPreviousData,
  });
}

/** How many offers wait for an answer of this person. */
export function useInboxCount(enabled: boolean): number {
  const inbox = useCases('inbox', enabled);
  return inbox.data?.filter((one) => one.state === 'OFFERED').length ?? 0;
}

export function useCase(id: string) {
  return useQuery({ queryKey: caseKeys.one(id), queryFn: ({ signal }) => http.get<Case>(`/api/cases/${id}`, signal) });
}

export function useCandidates(id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...caseKeys.one(id), 'candidates'],
    queryFn: ({ signal }) => http.get<Candidate[]>(`/api/cases/${id}/candidates`, signal),
    enabled,
  });
}

/** Who can be asked to decide between two opinions of the case. */
export function useAdjudicators(id: string) {
  return useQuery({
    queryKey: [...caseKeys.one(id), 'adjudicators'],
    queryFn: ({ signal }) => http.get<PersonRef[]>(`/api/cases/${id}/adjudicators`, signal),
  });
}

export function useCodes(system: string, text: string) {
  return useQuery({
    queryKey: ['codes', system, text],
    queryFn: ({ signal }) => http.get<Code[]>(withQuery('/api/codes', { system, text }), signal),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  });
}

/** Sends a command of the case; its answer, the case as it is now, replaces what is shown. */
export function useCaseCommand(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ command, body }: { command: string; body?: Record<string, unknown> }) =>
      http.post<Case | undefined>(`/api/cases/${id}/${command}`, body),
    onSuccess: (now) => {
      if (now) queries.setQueryData(caseKeys.one(id), now);
      return queries.invalidateQueries({ queryKey: caseKeys.lists });
    },
    onError: () => queries.invalidateQueries({ queryKey: caseKeys.one(id) }),
  });
}

export async function saveCase(id: string | undefined, request: CaseRequest): Promise<Case> {
  return id === undefined ? http.post<Case>('/api/cases', request) : http.put<Case>(`/api/cases/${id}`, request);
}
