import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { Panel } from '../ui/Panel';
import { AsTable } from './AsTable';
import styles from './Figures.module.css';
import { ranked, topOf } from './shape';
import { type Figures, type Measure, measures } from './types';
import { useGroupName } from './useGroupName';

const shownMax = 20;

/** From the median to the 90th percentile of one span, a bar for each group, the slowest first. */
export function Ranges({ of }: { of: Figures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useGroupName();
  const [measure, setMeasure] = useState<Measure>('answer');
  const groups = ranked(of.groups, measure);
  const shown = groups.slice(0, shownMax);
  const target = measure === 'acceptance' ? undefined : of.targets[measure === 'activeAnswer' ? 'answer' : measure];
  const top = topOf([...shown.map((group) => group.times[measure].p90 ?? 0), target ?? 0]);
  const percent = (seconds: number) => (Math.min(seconds, top) / top) * 100;
  const chooser = (
    <NativeSelect
      aria-label={t('figures.measureLabel')} value={measure} onChange={(e) => setMeasure(e.currentTarget.value as Measure)} data-testid="measure"
      data={measures.map((value) => ({ value, label: t(`figures.measure.${value}`) }))}
    />
  );
  return (
    <Panel title={t(`figures.groups.${of.by}`)} aside={chooser} testid="ranges">
      <p className={styles.small}>{t('figures.rangeText', { top: format.span(top) })}{target !== undefined && ` ${t('figures.targetText', { target: format.span(target) })}`}</p>
      {shown.length === 0 && <p className={styles.small}>{t('figures.notYet')}</p>}
      <ul className={styles.ranges}>
        {shown.map((group) => {
          const { median = 0, p90 = 0 } = group.times[measure];
          return (
            <li key={group.key} data-testid="range">
              <span className={styles.groupName}>{nameOf(group)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <line x1="0" x2="100" y1="5" y2="5" className={styles.grid} />
                <rect className={styles.range} x={percent(median)} width={Math.max(0.4, percent(p90) - percent(median))} y="2.5" height="5" />
                <rect className={styles.median} x={Math.max(0, percent(median) - 0.4)} width="0.8" y="0.5" height="9" />
                {target !== undefined && <line x1={percent(target)} x2={percent(target)} y1="0" y2="10" className={styles.target} />}
              </svg>
              <span className={styles.values}>{format.span(median)} – {format.span(p90)}</span>
            </li>
          );
        })}
      </ul>
      {groups.length > shownMax && <p className={styles.small}>{t('figures.shownOf', { shown: shownMax, all: format.number(groups.length) })}</p>}
      <AsTable
        head={[t(`figures.grouping.${of.by}`), t('figures.count'), t('figures.median'), t('figures.p90')]} testid="range-table"
        rows={groups.map((group) => {
          const { count, median, p90 } = group.times[measure];
          return [nameOf(group), format.number(count), format.span(median ?? 0), format.span(p90 ?? 0)];
        })}
      />
    </Panel>
  );
}
