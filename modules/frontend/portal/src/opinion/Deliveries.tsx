import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Opinion } from '../cases/types';
import { useFormat } from '../format/useFormat';
import { destinations } from './destinations';
import styles from './Opinion.module.css';

/** Where the opinion went: each destination with its state, and whether the doctor has opened it. */
export function Deliveries({ opinion }: { opinion: Opinion }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.deliveries} data-testid="opinion-deliveries">
      {destinations(opinion.deliveries).map((one) => (
        <li key={one.destination} data-state={one.state}>
          {one.state === 'DELIVERED' ? <IconCheck size={16} /> : one.state === 'FAILED' ? <IconAlertTriangle size={16} /> : <IconClock size={16} />}
          <span>
            {t(`delivery.to.${one.state}`, { destination: one.destination, count: one.attempts })}
            {one.state !== 'DELIVERED' && one.nextAttemptAt && ` · ${t('delivery.next', { at: format.short(one.nextAttemptAt) })}`}
          </span>
        </li>
      ))}
      <li data-state={opinion.acknowledgedAt ? 'DELIVERED' : 'WAITING'} data-testid="receipt">
        {opinion.acknowledgedAt ? <IconCheck size={16} /> : <IconClock size={16} />}
        <span>{opinion.acknowledgedAt ? t('opinion.read', { at: format.dateTime(opinion.acknowledgedAt) }) : t('opinion.unread')}</span>
      </li>
    </ul>
  );
}
