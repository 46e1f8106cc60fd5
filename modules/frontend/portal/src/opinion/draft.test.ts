import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, emptyOpinion, missing, type SaveState } from './draft';

const text = (findings: string) => ({ ...emptyOpinion, findings });

describe('the draft of an opinion', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('cannot be signed without findings and a conclusion', () => expect(missing(text('seen'))).toEqual(['conclusion']));

  it('is saved once when typing pauses, with the last words', async () => {
    const saved: string[] = [];
    const autosave = new Autosave(async ({ findings }) => void saved.push(findings), () => {});
    autosave.change(text('a'));
    await vi.advanceTimersByTimeAsync(500);
    autosave.change(text('ab'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual(['ab']);
  });

  it('is tried again after a failure and loses nothing', async () => {
    const states: SaveState[] = [];
    const saved: string[] = [];
    const autosave = new Autosave(async ({ findings }) => {
      if (states.filter((one) => one === 'saving').length === 1) throw new Error('away');
      saved.push(findings);
    }, (state) => states.push(state));
    autosave.change(text('a'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saved).toEqual(['a']);
    expect(states).toEqual(['dirty', 'saving', 'failed', 'saving', 'saved']);
  });

  it('is saved at once when the form is left', async () => {
    const saved: string[] = [];
    const autosave = new Autosave(async ({ findings }) => void saved.push(findings), () => {});
    autosave.change(text('a'));
    autosave.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['a']);
  });

  it('is not saved any more once it was signed', async () => {
    const saved: string[] = [];
    const autosave = new Autosave(async ({ findings }) => void saved.push(findings), () => {});
    autosave.change(text('a'));
    autosave.discard();
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual([]);
  });
});
