import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import type { Delivery, DeliveryState, Institution, Person, RemoteAe } from './types';

export const adminKeys = { institutions: ['institutions'], people: ['people'], peers: ['remote-aes'], deliveries: ['deliveries'] } as const;

export const useInstitutions = () =>
  useQuery({ queryKey: adminKeys.institutions, queryFn: () => http.get<Institution[]>('/api/institutions') });
export const usePeople = () => useQuery({ queryKey: adminKeys.people, queryFn: () => http.get<Person[]>('/api/persons') });
export const useRemoteAes = () => useQuery({ queryKey: adminKeys.peers, queryFn: () => http.get<RemoteAe[]>('/api/remote-aes') });
export const useDeliveries = (state: DeliveryState | undefined) =>
  useQuery({ queryKey: [...adminKeys.deliveries, state], queryFn: () => http.get<Delivery[]>(withQuery('/api/deliveries', { state })) });

/** Changes something on the node, asks for the list again and says how it went. */
export function useChange<I, O>(key: QueryKey, change: (input: I) => Promise<O>, done: string) {
  const queries = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      if (done) toast('good', done);
      return queries.invalidateQueries({ queryKey: key });
    },
    onError: (problem) => toast('bad', problemText(problem)),
  });
}
