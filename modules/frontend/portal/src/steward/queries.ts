import { useQuery } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import type { ConflictDetail, ConflictList, Correction, Rejection } from './types';

export const conflictKeys = { all: ['conflicts'] } as const;

/** Conflicts shown at a time; the page says how many there are in all. */
export const shownMax = 100;

export const useConflicts = (decided: boolean, enabled = true) =>
  useQuery({
    queryKey: [...conflictKeys.all, 'list', decided],
    queryFn: () => http.get<ConflictList>(withQuery('/api/conflicts', { decided: String(decided), limit: shownMax })),
    enabled,
  });

export const useConflict = (id: string) =>
  useQuery({ queryKey: [...conflictKeys.all, 'one', id], queryFn: () => http.get<ConflictDetail>(`/api/conflicts/${id}`) });

export const correctionKeys = { all: ['corrections'] } as const;

export const useCorrections = () =>
  useQuery({ queryKey: correctionKeys.all, queryFn: () => http.get<Correction[]>('/api/corrections') });

export const rejectionKeys = { all: ['rejections'] } as const;

export const useRejections = () =>
  useQuery({ queryKey: rejectionKeys.all, queryFn: () => http.get<Rejection[]>('/api/rejections') });
