import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../Viewer.module.css';

type Props = { index: number; count: number; loaded: ReadonlySet<number>; onIndex: (index: number) => void };

/** Neighbouring images that are loaded, as runs to be drawn beside the slider: [from, to), counted from 0. */
export function runs(loaded: ReadonlySet<number>, count: number): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    if (!loaded.has(i)) continue;
    const last = found[found.length - 1];
    if (last && last[1] === i) last[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found;
}

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
