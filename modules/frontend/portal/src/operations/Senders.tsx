import { useTranslation } from 'react-i18next';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import { Empty } from '../ui/Empty';
import { Panel } from '../ui/Panel';
import { ArrivalsChart, Sparkline } from './ArrivalsChart';
import { reasonKey } from './figures';
import styles from './Operations.module.css';
import type { Operations, Sender } from './types';

export function Senders({ of }: { of: Operations }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const head = [t('operations.sender'), t('operations.arriving'), t('operations.lastMinute'), t('operations.sinceStart'), t('operations.lastRefusal')];
  if (of.senders.length === 0) {
    return <Panel title={t('operations.arrivals')}><Empty title={t('operations.nobody')}>{t('operations.nobodyText')}</Empty></Panel>;
  }
  const refusal = (sender: Sender) => {
    const key = `problems.${reasonKey(sender.lastRefusal ?? '')}`;
    return i18n.exists(key) ? t(key) : sender.lastRefusal;
  };
  return (
    <>
      <Panel title={t('operations.arrivals')} aside={<span className={styles.small}>{t('operations.totals', {
        stored: format.number(of.totals.stored), duplicates: format.number(of.totals.duplicates), refused: format.number(of.totals.refused), bytes: format.bytes(of.totals.bytes),
      })}</span>}>
        <ArrivalsChart senders={of.senders} />
      </Panel>
      <div className={styles.senders}><Table head={head} testid="senders">
        {of.senders.map((sender) => (
          <tr key={`${sender.channel} ${sender.callingAe} ${sender.address}`} data-testid="sender-row" data-sender={sender.callingAe}>
            <td>
              <strong className={styles.mono}>{sender.callingAe || t('operations.thisNode')}</strong>
              <span className={styles.under}>{t(`operations.channel.${sender.channel}`, { defaultValue: sender.channel })} {sender.address}</span>
            </td>
            <td>
              {sender.arriving > 0 ? <span className={styles.live}>{t('operations.arrivingNow', { count: sender.arriving })}</span> : <span className={styles.under}>{format.relative(sender.lastAt)}</span>}
            </td>
            <td><span className={styles.rate}>{format.number(sender.lastMinute)}</span><Sparkline counts={sender.recent} /></td>
            <td>
              {t('operations.instanceCount', { count: sender.stored })}
              <span className={styles.under}>{format.bytes(sender.bytes)}{sender.duplicates > 0 && ` · ${t('operations.duplicates', { count: sender.duplicates })}`}</span>
            </td>
            <td>
              {sender.lastRefusal
                ? <><span className={styles.tag} data-tone="bad">{t('operations.refused', { count: sender.refused })}</span><span className={styles.under}>{refusal(sender)} · {format.short(sender.lastRefusalAt)}</span></>
                : <span className={styles.under}>{t('operations.noRefusal')}</span>}
            </td>
          </tr>
        ))}
      </Table></div>
    </>
  );
}
