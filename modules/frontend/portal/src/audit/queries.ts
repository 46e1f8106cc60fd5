import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import type { ChainState, EventText, Found, Search, Verdict } from './types';

const keys = { all: ['audit'] } as const;

export const useEvents = (search: Search) =>
  useInfiniteQuery({
    queryKey: [...keys.all, 'events', search],
    queryFn: ({ pageParam }) => http.post<Found>('/api/audit/search', pageParam === 0 ? search : { ...search, before: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next,
  });

export const useReport = (search: Search | undefined) =>
  useQuery({
    queryKey: [...keys.all, 'report', search],
    queryFn: () => http.post<Found>('/api/audit/search', { ...search, limit: 1000 }),
    enabled: search !== undefined,
  });

export const useEventText = (number: number) =>
  useQuery({ queryKey: [...keys.all, 'event', number], queryFn: () => http.get<EventText>(`/api/audit/events/${number}`) });

export const useChainState = () =>
  useQuery({ queryKey: [...keys.all, 'state'], queryFn: () => http.get<ChainState>('/api/audit/state'), refetchInterval: 15_000 });

export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => http.post<Verdict>('/api/audit/verification'),
    onSuccess: () => client.invalidateQueries({ queryKey: [...keys.all, 'state'] }),
  });
}
