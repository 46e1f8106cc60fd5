import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';

export type Viewer = { name: string; displayName: string };
export type OpenViewer = { id: string; viewer: string; caseId: string; createdAt: string; usedAt: string; expiresAt: string };

export const openViewersKey = ['viewer-sessions'] as const;

export const useViewers = () =>
  useQuery({ queryKey: ['viewers'], queryFn: ({ signal }) => http.get<Viewer[]>('/api/viewers', signal), staleTime: Infinity });
export const useOpenViewers = () =>
  useQuery({ queryKey: openViewersKey, queryFn: ({ signal }) => http.get<OpenViewer[]>('/api/me/viewer-sessions', signal), staleTime: 0 });

/** The address that starts a viewer; the code in it is good once, for a minute. */
export async function addressOf(caseId: string, viewer: string): Promise<string> {
  return (await http.post<{ address: string }>(`/api/cases/${caseId}/viewer-codes`, { viewer })).address;
}
