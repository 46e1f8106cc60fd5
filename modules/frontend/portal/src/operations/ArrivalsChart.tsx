import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { arrivals, roundTop, stepSeconds } from './figures';
import styles from './Operations.module.css';
import type { Sender } from './types';

const width = 600;
const height = 120;

/** A bar for every five seconds of the last five minutes. */
export function ArrivalsChart({ senders }: { senders: Sender[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = arrivals(senders);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const top = roundTop(Math.max(0, ...counts));
  const step = width / Math.max(1, counts.length);
  return (
    <figure className={styles.chart} data-testid="arrivals-chart" data-total={total}>
      <div className={styles.plot}>
        <span className={styles.top}>{format.number(top)}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('operations.chartSays', { total: format.number(total) })}>
          <line x1="0" x2={width} y1="0.5" y2="0.5" className={styles.grid} />
          <line x1="0" x2={width} y1={height / 2} y2={height / 2} className={styles.grid} />
          {counts.map((count, i) => (
            <rect
              key={i} className={styles.bar} x={i * step + 1} width={Math.max(1, step - 2)}
              y={height - (count / top) * height} height={(count / top) * height}
            />
          ))}
          <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className={styles.axis} />
        </svg>
      </div>
      <figcaption className={styles.caption}>
        <span>{t('operations.fiveMinutesAgo')}</span>
        <span>{t('operations.perStep', { seconds: stepSeconds })}</span>
        <span>{t('operations.now')}</span>
      </figcaption>
    </figure>
  );
}

/** The same for one sender, without words: the figures stand beside it. */
export function Sparkline({ counts }: { counts: number[] }) {
  const top = Math.max(1, ...counts);
  const points = counts.map((count, i) => `${(i / Math.max(1, counts.length - 1)) * 100},${22 - (count / top) * 20}`).join(' ');
  return (
    <svg className={styles.spark} viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points} />
    </svg>
  );
}
