import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { personName } from '../format/names';
import { useFormat } from '../format/useFormat';
import styles from './Audit.module.css';
import { subjectsOf } from './search';
import type { AuditEvent } from './types';

export function EventTable({ events, onOpen }: { events: AuditEvent[]; onOpen?: (number: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table head={[t('audit.time'), t('audit.who'), t('audit.what'), t('audit.about'), t('audit.outcome')]} testid="event-table">
      {events.map((one) => (
        <tr key={one.number} data-testid="event-row" data-act={one.act} data-outcome={one.outcome}>
          <td className={styles.time}>
            {onOpen ? <button type="button" className={styles.open} onClick={() => onOpen(one.number)} data-testid="open-event">{format.dateTime(one.at)}</button> : format.dateTime(one.at)}
          </td>
          <td className={styles.who}>
            {one.name || one.agent}
            <span className={admin.small}>{[one.name && one.agent, one.site, one.address].filter(Boolean).join(' · ')}</span>
          </td>
          <td className={styles.what}>{t(`audit.act.${one.act}`)}<span className={admin.small}>{one.command}</span></td>
          <td className={styles.what}><About of={one} /></td>
          <td>
            <span className={admin.tag} data-tone={one.outcome === 'SUCCESS' ? 'good' : 'bad'}>{one.outcome === 'SUCCESS' ? t('audit.done') : t('audit.failed')}</span>
            <span className={admin.small}>{one.outcomeText}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function About({ of }: { of: AuditEvent }) {
  const { t } = useTranslation();
  return (
    <>
      {subjectsOf(of, 'patient').map((one) => <div key={one.id}>{personName(one.name)} <span className={admin.mono}>{one.id}</span></div>)}
      {subjectsOf(of, 'case').map((one) => <span key={one.id} className={admin.small}>{t('audit.case', { number: one.name || one.id })}</span>)}
      {subjectsOf(of, 'study').map((one) => <span key={one.id} className={`${admin.small} ${admin.mono}`}>{one.id}</span>)}
      {subjectsOf(of, 'query').map((one) => <span key={one.query} className={`${admin.small} ${admin.mono}`}>{one.query}</span>)}
    </>
  );
}
