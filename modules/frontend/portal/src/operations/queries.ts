import { useQuery } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import type { Finding, FindingState, Operations } from './types';

/** How often the page asks while somebody looks at it. */
const refreshMillis = 2500;
const findingsMillis = 15_000;

export const operationsKeys = { all: ['operations'], now: ['operations', 'now'], findings: ['operations', 'findings'] } as const;

export const useOperations = () =>
  useQuery({ queryKey: operationsKeys.now, queryFn: () => http.get<Operations>('/api/operations'), refetchInterval: refreshMillis });
export const useFindings = (state: FindingState) =>
  useQuery({
    queryKey: [...operationsKeys.findings, state],
    queryFn: () => http.get<Finding[]>(withQuery('/api/operations/findings', { state })),
    refetchInterval: findingsMillis,
  });
