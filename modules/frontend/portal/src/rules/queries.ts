import { useMutation, useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { setOf } from './draft';
import type { Places, RuleSet, Trial, Version } from './types';

export const ruleKeys = { all: ['routing-rules'], of: (institution: string) => ['routing-rules', institution] } as const;

export const usePlaces = () => useQuery({ queryKey: ruleKeys.all, queryFn: () => http.get<Places>('/api/routing-rules') });
export const useVersions = (institution: string | undefined) =>
  useQuery({
    queryKey: ruleKeys.of(institution ?? ''), queryFn: () => http.get<Version[]>(`/api/routing-rules/${institution}`), enabled: institution !== undefined,
  });

/** What a draft would have done; nothing is kept. */
export function useTrial(institution: string) {
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (draft: RuleSet) => http.post<Trial>('/api/routing-rules/dry-run', { institutionId: institution, ...setOf(draft) }),
    onError: (problem) => toast('bad', problemText(problem)),
  });
}
