const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A zone that browsers know; of others, such as the `Z` of the JDK, UTC. */
export function zoneOrUtc(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** Ways to write moments (ISO 8601 in UTC), DICOM dates (`YYYY-MM-DD`, of no zone) and spans for one reader. */
export function formats(language: string, zoneName: string) {
  const timeZone = zoneOrUtc(zoneName);
  const moment = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const clock = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' });
  const shortDay = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const plainDate = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'medium' });
  const plainDay = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone });
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const parts = (value: string | undefined) => (value === undefined || Number.isNaN(Date.parse(value)) ? undefined : new Date(value));

  return {
    dateTime: (value: string | undefined) => withDate(parts(value), (date) => moment.format(date)),
    /** The time alone for today, otherwise with its day. */
    short: (value: string | undefined, now = new Date()) =>
      withDate(parts(value), (date) => (dayKey.format(date) === dayKey.format(now) ? clock : shortDay).format(date)),
    /** A date without its year, for the foot of a chart. */
    day: (value: string | undefined) => withDate(parts(value), (date) => plainDay.format(date)),
    date: (value: string | undefined) => withDate(parts(value), (date) => plainDate.format(date)),
    relative: (value: string | undefined, now = Date.now()) =>
      withDate(parts(value), (date) => {
        const seconds = Math.round((date.getTime() - now) / 1000);
        const size = Math.abs(seconds);
        if (size < hour) return ago.format(Math.trunc(seconds / minute), 'minute');
        if (size < day) return ago.format(Math.trunc(seconds / hour), 'hour');
        return ago.format(Math.trunc(seconds / day), 'day');
      }),
    span: (seconds: number) => span(seconds, language),
    percent: (share: number) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    bytes: (count: number) => bytes(count, language),
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    list: (words: string[]) => new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(words),
  };
}

function withDate(date: Date | undefined, write: (date: Date) => string): string {
  return date === undefined ? '' : write(date);
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

/** A number of bytes in the unit that leaves at most three digits before the point; 1 kB is 1,024 bytes, as in the configuration. */
export function bytes(count: number, language: string): string {
  const power = Math.min(byteUnits.length - 1, Math.floor(Math.log2(Math.max(1, count)) / 10));
  const value = count / 1024 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return new Intl.NumberFormat(language, { style: 'unit', unit: byteUnits[power]!, unitDisplay: power === 0 ? 'long' : 'short', maximumFractionDigits: digits }).format(value);
}

/** A span by its two largest units: `2 d 4 h`, `3 h 20 min`, `12 min`. */
export function span(seconds: number, language: string): string {
  const size = Math.abs(seconds);
  const units: [number, 'day' | 'hour' | 'minute'][] = [[Math.floor(size / day), 'day'], [Math.floor((size % day) / hour), 'hour'], [Math.floor((size % hour) / minute), 'minute']];
  const first = units.findIndex(([count]) => count > 0);
  const shown = first === -1 ? [units[2]!] : units.slice(first, first + 2).filter(([count], i) => i === 0 || count > 0);
  return shown
    .map(([count, unit]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    .join(' ');
}

/** Whole years between a birth date and a day, both `YYYY-MM-DD`. */
export function ageInYears(birth: string | undefined, on: string): number | undefined {
  if (!birth || !/^\d{4}-\d{2}-\d{2}/.test(birth)) return undefined;
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  const age = on.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
  return age < 0 ? undefined : age;
}
