import { useQuery } from '@tanstack/react-query';
import { http, withQuery } from '../api/http';
import { isPeriod } from './shape';
import type { Choice, Figures } from './types';

export const csvPath = (choice: Choice) => withQuery('/api/figures.csv', choice);

export const useFigures = (choice: Choice) =>
  useQuery({
    queryKey: ['figures', choice],
    queryFn: () => http.get<Figures>(withQuery('/api/figures', choice)),
    enabled: isPeriod(choice),
    placeholderData: (before) => before,
  });
