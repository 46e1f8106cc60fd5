import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import type { StudyFilter, StudyPage, StudyWithSeries } from './types';

export const studiesPerPage = 50;

export const studyKeys = {
  lists: ['studies'] as const,
  list: (filter: StudyFilter) => ['studies', filter] as const,
  ones: ['study'] as const,
  one: (uid: string) => ['study', uid] as const,
};

export function useStudies(filter: StudyFilter) {
  return useInfiniteQuery({
    queryKey: studyKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      http.get<StudyPage>(withQuery('/api/studies', { ...filter, limit: studiesPerPage, offset: pageParam }), signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.studies.length, 0);
      return loaded < last.total && last.studies.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

export function useStudy(uid: string) {
  return useQuery({
    queryKey: studyKeys.one(uid),
    queryFn: ({ signal }) => http.get<StudyWithSeries>(`/api/studies/${uid}`, signal),
  });
}
