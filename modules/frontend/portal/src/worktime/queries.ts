import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import type { CalendarView } from './types';

export const calendarPath = (institution: string) => `/api/institutions/${institution}/working-calendar`;
export const calendarKeys = { all: ['working-calendar'], of: (institution: string) => ['working-calendar', institution] } as const;

export const useWorkingCalendar = (institution: string | undefined) =>
  useQuery({
    queryKey: calendarKeys.of(institution ?? ''), queryFn: () => http.get<CalendarView>(calendarPath(institution ?? '')), enabled: institution !== undefined,
  });
