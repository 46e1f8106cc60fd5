import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import type { NoticeDelivery } from './notices';

const tones = { WAITING: 'wait', SENT: 'good', FAILED: 'bad' };

/** The last notices of the person, newest first. */
export function NoticesSent({ of }: { of: NoticeDelivery[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table head={[t('notices.case'), t('notices.what'), t('notices.state')]} testid="notices-sent">
      {of.map((one) => (
        <tr key={`${one.caseId}${one.kind}${one.channel}${one.at}`} data-testid="notice-row" data-state={one.state}>
          <td style={{ whiteSpace: 'nowrap' }}><Link to="/cases/$case" params={{ case: one.caseId }}>{one.number}</Link></td>
          <td>{t(`notices.kinds.${one.kind}`)}<span className={admin.small}>{t(`notices.channels.${one.channel}`)}</span></td>
          <td>
            <span className={admin.tag} data-tone={tones[one.state]}>{t(`notices.states.${one.state}`)}</span>
            <span className={admin.small}>
              {one.nextAttemptAt === undefined ? format.short(one.at) : t('notices.next', { at: format.short(one.nextAttemptAt) })}
              {one.lastError !== undefined && ` · ${one.lastError}`}
            </span>
          </td>
        </tr>
      ))}
    </Table>
  );
}
