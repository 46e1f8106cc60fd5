import { Popover, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import styles from './Completeness.module.css';
import { type Completeness as Whole, missing, missingSeries } from './missing';
import { studyKeys } from './queries';
import type { Series } from './types';

/** Says that something of a study is missing, and what; nothing where nothing is known to be. */
export function Completeness({ study, series }: { study: string; series: Series[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const whole = useQuery({ queryKey: [...studyKeys.one(study), 'completeness'], queryFn: () => http.get<Whole>(`/api/studies/${study}/completeness`) });
  if (!whole.data) return null;
  const { count, gaps } = missing(whole.data);
  if (count === 0) return null;
  const name = (uid: string) => series.find((one) => one.seriesInstanceUid === uid)?.description || series.find((one) => one.seriesInstanceUid === uid)?.modality || '';
  return (
    <Popover width={380} withArrow shadow="md">
      <Popover.Target>
        <UnstyledButton className={styles.tag} data-testid="missing" data-count={count}>
          <IconAlertTriangle size={16} /> {t('studies.missing', { count })}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={styles.list}>
          {whole.data.namedMissing > 0 && <li>{t('studies.missingNamed', { missing: format.number(whole.data.namedMissing), named: format.number(whole.data.named) })}</li>}
          {whole.data.announced !== undefined && whole.data.announced !== null && whole.data.announced > whole.data.here && (
            <li>{t('studies.missingAnnounced', { here: format.number(whole.data.here), announced: format.number(whole.data.announced) })}</li>
          )}
          {missingSeries(whole.data) > 0 && (
            <li>{t('studies.missingSeries', { here: format.number(whole.data.seriesHere ?? 0), announced: format.number(whole.data.announcedSeries ?? 0) })}</li>
          )}
          {gaps.map((gap) => <li key={`${gap.series} ${gap.numbers}`}>{t('studies.missingNumbers', { numbers: gap.numbers, series: name(gap.series) })}</li>)}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
