import { useQuery } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import type { FeedPassword, Plan, Roster } from './types';

const refreshMillis = 60_000;

export const rosterKeys = { all: ['roster'], plan: (id: string) => ['roster', 'plan', id], feed: ['roster', 'feed'] } as const;

export const useRoster = (from: number, to: number) => {
  const window = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return useQuery({
    queryKey: [...rosterKeys.all, window.from, window.to],
    queryFn: () => http.get<Roster>(withQuery('/api/roster', window)),
    refetchInterval: refreshMillis,
    placeholderData: (before) => before,
  });
};
export const usePlan = (id: string) => useQuery({ queryKey: rosterKeys.plan(id), queryFn: () => http.get<Plan>(`/api/persons/${id}/duty`) });
export const useFeedPassword = () => useQuery({ queryKey: rosterKeys.feed, queryFn: () => http.get<FeedPassword>('/api/calendars/password') });
