import { useQuery } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import type { Deletion, DeletionState, Explanation, Hold, Overview } from './types';

export const retentionKeys = { all: ['retention'] } as const;

export const useRetention = () =>
  useQuery({ queryKey: [...retentionKeys.all, 'overview'], queryFn: () => http.get<Overview>('/api/retention'), refetchInterval: 15_000 });

/** Asked for again as often as the counts above it: the walk adds to it by itself. */
export const useDeletions = (state: DeletionState) =>
  useQuery({
    queryKey: [...retentionKeys.all, 'deletions', state],
    queryFn: () => http.get<Deletion[]>(withQuery('/api/retention/deletions', { state })),
    refetchInterval: 15_000,
  });

export const useHolds = () =>
  useQuery({ queryKey: [...retentionKeys.all, 'holds'], queryFn: () => http.get<Hold[]>('/api/retention/holds') });

export const useExplanation = (study: string | undefined) =>
  useQuery({
    queryKey: [...retentionKeys.all, 'study', study],
    queryFn: () => http.get<Explanation>(`/api/retention/studies/${study}`),
    enabled: study !== undefined,
    retry: false,
  });
