import type { OpinionText } from '../cases/types';

export const parts = ['findings', 'conclusion', 'recommendation'] as const;
export type Part = (typeof parts)[number];

export const emptyOpinion: OpinionText = { findings: '', conclusion: '', recommendation: '' };

/** What still has to be written before an opinion can be signed. */
export function missing(text: OpinionText): Part[] {
  return (['findings', 'conclusion'] as const).filter((part) => text[part].trim() === '');
}

export type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

const quietMillis = 1200;
const retryMillis = 5000;

/**
 * Saves a text shortly after it stopped changing, one request at a time; what changed meanwhile goes with the next. A failed save is
 * tried again until it succeeds or the form is closed, and `flush` saves at once.
 */
export class Autosave {
  private pending: OpinionText | undefined;
  private saving: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly save: (text: OpinionText) => Promise<void>,
    private readonly state: (state: SaveState) => void,
  ) {}

  change(text: OpinionText): void {
    this.pending = text;
    this.state('dirty');
    this.wait(quietMillis);
  }

  private wait(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), millis);
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.saving;
    const text = this.pending;
    if (text === undefined) return;
    this.pending = undefined;
    this.state('saving');
    this.saving = this.save(text).then(
      () => this.state(this.pending ? 'dirty' : 'saved'),
      () => {
        this.pending ??= text;
        this.state('failed');
        this.wait(retryMillis);
      },
    );
    await this.saving;
  }

  /** After signing there is nothing left to save. */
  discard(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
  }

  close(): void {
    clearTimeout(this.timer);
    void this.flush().finally(() => clearTimeout(this.timer));
  }
}
