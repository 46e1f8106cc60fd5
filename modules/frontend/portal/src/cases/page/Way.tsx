import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import type { Case } from '../types';
import { way } from './stations';
import styles from './Way.module.css';

/** The states of a case as a line of stations, from the question to the opinion that was read. */
export function Way({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stops, ended } = way(of);
  const aside = of.state === 'NEEDS_INFO' || of.state === 'NEEDS_MATERIAL' || of.state === 'ADJUDICATION' || of.state === 'BOARD_SCHEDULED';
  return (
    <ol className={styles.way} aria-label={t('cases.way')} data-testid="way">
      {stops.map(({ station, status, at }) => (
        <li key={station} className={styles.stop} data-status={status} aria-current={status === 'now' ? 'step' : undefined}>
          <span className={styles.node}>{status === 'done' && <IconCheck size={12} stroke={3} />}</span>
          <span className={styles.name}>{t(`station.${station}`)}</span>
          <span className={styles.at} title={format.dateTime(at)}>{format.short(at)}</span>
          {status === 'now' && aside && <span className={styles.aside}>{t(`state.${of.state}`)}</span>}
        </li>
      ))}
      {ended && <li className={styles.stop} data-status="ended"><span className={styles.node} /><span className={styles.name}>{t(`state.${ended}`)}</span></li>}
    </ol>
  );
}
