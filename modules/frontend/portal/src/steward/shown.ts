import type { Conflict } from './types';

export const kindTone = { OTHER_CONTENT: 'wait', OTHER_SERIES: 'wait', FOREIGN_SENDER: 'bad' } as const satisfies Record<Conflict['kind'], string>;

const megabyte = 1_000_000;

/** Whole megabytes, but never none for something. */
export const megabytes = (bytes: number) => (bytes === 0 ? 0 : Math.max(1, Math.round(bytes / megabyte)));
