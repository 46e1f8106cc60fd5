import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Emergency } from './types';

export const emergencyKeys = { all: ['emergencies'] as const };

/** Those that wait for a review come first. */
export function useEmergencies(enabled = true) {
  return useQuery({ queryKey: emergencyKeys.all, queryFn: ({ signal }) => http.get<Emergency[]>('/api/emergencies', signal), enabled });
}

/** How many wait for a review. */
export function useUnreviewed(enabled: boolean): number {
  return useEmergencies(enabled).data?.filter((one) => !one.review).length ?? 0;
}
