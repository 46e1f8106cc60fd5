import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { useNow } from '../ui/useNow';
import { clockView, isOpen } from './clock';
import styles from './Deadline.module.css';
import type { CaseSummary } from './types';

/** The time that is left for an answer: a ring that fills, and the same in words. */
export function Deadline({ of: { state, createdAt, dueAt } }: { of: Pick<CaseSummary, 'state' | 'createdAt' | 'dueAt'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  if (!dueAt || !isOpen(state)) return null;
  const { used, remainingSeconds, tone } = clockView(Date.parse(createdAt), Date.parse(dueAt), now);
  const words = remainingSeconds >= 0 ? t('clock.left', { span: format.span(remainingSeconds) }) : t('clock.late', { span: format.span(remainingSeconds) });
  return (
    <span className={styles.deadline} data-tone={tone} title={t('clock.due', { at: format.dateTime(dueAt) })}>
      <Ring used={used} size={17} />
      {words}
    </span>
  );
}

export function Ring({ used, size }: { used: number; size: number }) {
  const around = 2 * Math.PI * 7;
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" className={styles.ring}>
      <circle cx="9" cy="9" r="7" fill="none" stroke="var(--line)" strokeWidth="2.6" />
      <circle
        cx="9" cy="9" r="7" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" transform="rotate(-90 9 9)"
        strokeDasharray={`${Math.min(1, used) * around} ${around}`}
      />
    </svg>
  );
}
