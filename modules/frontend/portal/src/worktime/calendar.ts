import { days, type Day, type Shift } from '../roster/types';
import type { FoundHoliday, Holiday } from './types';

/** Holidays in order, each day once; of two names of a day the later one. */
export function withHolidays(known: Holiday[], more: Holiday[]): Holiday[] {
  const all = new Map([...known, ...more].filter(({ date }) => date !== '').map((one) => [one.date, one]));
  return [...all.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

export const takeable = (found: FoundHoliday[]): Holiday[] =>
  found.flatMap(({ date, name, problem }) => (date !== undefined && problem === '' ? [{ date, name }] : []));

/** Days that follow each other at the same hours as one: Monday to Friday, 08:00 to 17:00. */
export function grouped(shifts: Shift[]): { first: Day; last: Day; from: string; to: string }[] {
  const sorted = [...shifts].sort((a, b) => days.indexOf(a.day) - days.indexOf(b.day) || (a.from < b.from ? -1 : 1));
  const groups: { first: Day; last: Day; from: string; to: string }[] = [];
  for (const { day, from, to } of sorted) {
    const known = groups.find((one) => one.from === from && one.to === to && days.indexOf(one.last) === days.indexOf(day) - 1);
    if (known) known.last = day;
    else groups.push({ first: day, last: day, from, to });
  }
  return groups;
}
