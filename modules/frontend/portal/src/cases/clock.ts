import type { CaseState } from './types';

export type ClockView = {
  /** The part of the time that is used, 0 to 1 and beyond when it is late. */
  used: number;
  remainingSeconds: number;
  tone: 'calm' | 'soon' | 'late';
};

/** From here on the clock is shown in amber: the backup is offered the case (workflow: 75 %). */
const soonFrom = 0.75;

const answered: readonly CaseState[] = ['SIGNED', 'DELIVERED', 'ACKNOWLEDGED', 'CLOSED', 'CANCELLED', 'REJECTED', 'EXPIRED'];

/** Whether an answer is still awaited, so that a clock has something to count. */
export function isOpen(state: CaseState): boolean {
  return !answered.includes(state) && state !== 'DRAFT';
}

/** The clock of a case between its start and the moment its answer is due. */
export function clockView(start: number, due: number, now: number): ClockView {
  const total = Math.max(1, due - start);
  const used = Math.max(0, (now - start) / total);
  return { used, remainingSeconds: Math.round((due - now) / 1000), tone: used >= 1 ? 'late' : used >= soonFrom ? 'soon' : 'calm' };
}
