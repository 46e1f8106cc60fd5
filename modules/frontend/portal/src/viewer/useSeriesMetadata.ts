import { useQuery } from '@tanstack/react-query';
import { Problem } from '../api/problem';
import { onUnauthorized } from '../api/http';
import { address } from './address';
import type { Attributes } from './attributes';

/** The headers of all instances of a series, without pixel data. */
export function useSeriesMetadata(study: string, series: string, instances: number) {
  return useQuery({
    // The number of instances is part of the key: a series that still grows is read again.
    queryKey: ['metadata', study, series, instances],
    queryFn: async ({ signal }) => {
      const response = await fetch(address.seriesMetadata(study, series), {
        headers: { Accept: 'application/dicom+json' }, credentials: 'same-origin', signal,
      });
      if (!response.ok) {
        if (response.status === 401) onUnauthorized();
        throw await Problem.of(response);
      }
      return (await response.json()) as Attributes[];
    },
    staleTime: 300_000,
  });
}
