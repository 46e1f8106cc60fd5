import type { Outcome, Taken } from './transfer';
import type { Item } from './useUpload';

/** One row of the list: a file on its way, or what became of one, those in archives included. */
export type Line = {
  key: string;
  name: string;
  kind: 'bad' | 'busy' | 'none' | 'good';
  item: Item;
  taken: Taken | undefined;
  /** From 0 to 1 while it is on its way. */
  part: number | undefined;
};

const kinds: Record<Outcome, Line['kind']> = { STORED: 'good', DUPLICATE: 'good', SKIPPED: 'none', REFUSED: 'bad' };
const order: Line['kind'][] = ['bad', 'busy', 'none', 'good'];

/** Those that need attention stand first. */
export function lines(items: Item[]): Line[] {
  const all = items.flatMap((item, i): Line[] => {
    const own: Line = { key: `${i}`, name: item.path, kind: item.state === 'FAILED' ? 'bad' : 'busy', item, taken: undefined, part: undefined };
    if (item.state === 'RECEIVING' || item.state === 'INTERRUPTED') own.part = item.file.size === 0 ? 1 : item.sent / item.file.size;
    const taken = item.taken.map((one, j): Line => ({ key: `${i}.${j}`, name: one.name, kind: kinds[one.outcome], item, taken: one, part: undefined }));
    return item.state === 'DONE' ? taken : [own, ...taken];
  });
  return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in the largest unit that leaves at least one, such as 12.3 MB. */
export function bytesText(bytes: number, language: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[unit]!, unitDisplay: 'short', maximumFractionDigits: unit < 2 ? 0 : 1 }).format(value);
}
