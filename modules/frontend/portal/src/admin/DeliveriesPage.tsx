import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './Admin.module.css';
import { adminKeys, useChange, useDeliveries } from './queries';
import { Table } from './Table';
import { type Delivery, type DeliveryState, deliveryStates } from './types';

const tone = { DELIVERED: 'good', FAILED: 'bad', WAITING: 'wait', SENDING: 'wait' } as const;

export function DeliveriesPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<DeliveryState>();
  const deliveries = useDeliveries(state);
  return (
    <Page title={t('nav.deliveries')} lead={t('delivery.lead')}>
      <SegmentedControl
        className={styles.filters} value={state ?? ''} onChange={(value) => setState((value || undefined) as DeliveryState | undefined)}
        data={[{ value: '', label: t('ui.all') }, ...deliveryStates.map((value) => ({ value, label: t(`delivery.state.${value}`) }))]}
        aria-label={t('cases.state')}
      />
      <Answer of={deliveries}>
        {(all) => all.length === 0 ? <Empty title={t(state ? 'delivery.noneInState' : 'delivery.none')}>{t('delivery.noneText')}</Empty> : (
          <Table head={[t('delivery.destination'), t('cases.state'), t('delivery.attempts'), t('delivery.object'), '']} testid="deliveries">
            {all.map((one) => <Row key={one.id} of={one} />)}
          </Table>
        )}
      </Answer>
    </Page>
  );
}

function Row({ of }: { of: Delivery }) {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useChange(adminKeys.deliveries, () => http.post(`/api/deliveries/${of.id}/retry`), t('delivery.retried'));
  return (
    <tr data-testid="delivery-row" data-state={of.state}>
      <td><strong className={styles.mono}>{of.destination}</strong><span className={styles.small}>{format.dateTime(of.createdAt)}</span></td>
      <td>
        <span className={styles.tag} data-tone={tone[of.state]}>{t(`delivery.state.${of.state}`)}</span>
        {of.lastStatus !== undefined && of.lastStatus !== null && <span className={styles.small}>{of.lastStatus}</span>}
      </td>
      <td>
        {of.attempts}
        {of.nextAttemptAt && of.state === 'WAITING' && <span className={styles.small}>{t('delivery.next', { at: format.short(of.nextAttemptAt) })}</span>}
      </td>
      <td>
        <span className={styles.mono}>{of.sopInstanceUid}</span>
        {of.caseId && <span className={styles.small}><Link to="/cases/$case" params={{ case: of.caseId }}>{t('delivery.toCase')}</Link></span>}
      </td>
      <td className={styles.end}>
        {of.state !== 'DELIVERED' && (
          <Button size="compact-sm" variant="light" loading={retry.isPending} onClick={() => retry.mutate(undefined)} data-testid="retry">{t('delivery.retry')}</Button>
        )}
      </td>
    </tr>
  );
}
