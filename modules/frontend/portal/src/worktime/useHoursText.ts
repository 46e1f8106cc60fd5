import { useTranslation } from 'react-i18next';
import { someDay, withoutSeconds } from '../roster/ShiftFields';
import type { Shift } from '../roster/types';
import { grouped } from './calendar';

/** Weekly hours in one line: Mon–Fri 08:00–17:00. */
export function useHoursText(): (shifts: Shift[]) => string {
  const { i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', weekday: 'short' });
  return (shifts) => grouped(withoutSeconds(shifts))
    .map(({ first, last, from, to }) => `${weekday.format(someDay(first))}${first === last ? '' : `–${weekday.format(someDay(last))}`} ${from}–${to}`)
    .join(', ');
}
