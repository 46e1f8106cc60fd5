import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Studies.module.css';
import type { StudyFilter } from './types';

const modalities = ['CT', 'MR', 'SM', 'CR', 'DX', 'MG', 'US', 'XA', 'NM', 'PT', 'SR'];

type Props = { filter: StudyFilter; onFilter: (filter: StudyFilter) => void; total: number | undefined };

export function StudyFilters({ filter, onFilter, total }: Props) {
  const { t } = useTranslation();
  const set = (patch: StudyFilter) => onFilter({ ...filter, ...patch });
  return (
    <search className={styles.filters} aria-label={t('studies.filter')}>
      <TextInput
        className={styles.search} leftSection={<IconSearch size={17} stroke={1.7} />} placeholder={t('studies.search')} aria-label={t('studies.search')}
        value={filter.text ?? ''} onChange={(event) => set({ text: event.currentTarget.value })} type="search" data-testid="study-search"
      />
      <Select
        aria-label={t('studies.modality')} data={[{ value: '', label: t('studies.anyModality') }, ...modalities]} value={filter.modality ?? ''}
        onChange={(value) => set({ modality: value ?? '' })} w={188} data-testid="study-modality"
      />
      <label className={styles.date}>
        <span>{t('studies.from')}</span>
        <TextInput type="date" value={filter.from ?? ''} onChange={(event) => set({ from: event.currentTarget.value })} />
      </label>
      <label className={styles.date}>
        <span>{t('studies.to')}</span>
        <TextInput type="date" value={filter.to ?? ''} onChange={(event) => set({ to: event.currentTarget.value })} />
      </label>
      {total !== undefined && <span className={styles.total} data-testid="study-total">{t('studies.total', { count: total })}</span>}
    </search>
  );
}
