import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Figures.module.css';
import { daysBefore, lengthOf, lengths } from './shape';
import { type Choice, type Grouping, groupings } from './types';

/** The period, by its length or its days, and by what the cases are put together. */
export function Filters({ choice, today, onChange }: { choice: Choice; today: string; onChange: (choice: Choice) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.filters} role="search">
      <SegmentedControl
        value={lengthOf(choice, today)} aria-label={t('figures.period')} data-testid="length"
        onChange={(days) => onChange({ ...choice, from: daysBefore(today, Number(days) - 1), to: today })}
        data={lengths.map((days) => ({ value: String(days), label: days === 366 ? t('figures.year') : t('figures.days', { count: days }) }))}
      />
      <TextInput type="date" label={t('figures.from')} value={choice.from} max={choice.to} onChange={(e) => onChange({ ...choice, from: e.currentTarget.value })} data-testid="from" />
      <TextInput type="date" label={t('figures.to')} value={choice.to} min={choice.from} onChange={(e) => onChange({ ...choice, to: e.currentTarget.value })} data-testid="to" />
      <SegmentedControl
        value={choice.by} aria-label={t('figures.by')} data-testid="by"
        onChange={(by) => onChange({ ...choice, by: by as Grouping })}
        data={groupings.map((by) => ({ value: by, label: t(`figures.grouping.${by}`) }))}
      />
    </div>
  );
}
