import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../Viewer.module.css';
import { runs } from './runs';

type Props = { index: number; count: number; loaded: ReadonlySet<number>; onIndex: (index: number) => void };

export function SliceSlider({ index, count, loaded, onIndex }: Props) {
  const { t } = useTranslation();
  const filled = useMemo(() => runs(loaded, count), [loaded, count]);
  return (
    <div className={styles.slider}>
      <div className={styles.track} aria-hidden="true">
        {filled.map(([from, to]) => (
          <span key={from} className={styles.run} style={{ top: `${(from / count) * 100}%`, height: `${((to - from) / count) * 100}%` }} />
        ))}
      </div>
      <input
        type="range" min={1} max={count} value={index + 1} onChange={(event) => onIndex(Number(event.currentTarget.value) - 1)}
        aria-label={t('viewer.slice')} aria-valuetext={t('viewer.sliceOf', { index: index + 1, count })} data-testid="slice-slider"
      />
    </div>
  );
}
