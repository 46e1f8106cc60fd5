import { Button, FileInput, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http, withQuery } from '../api/http';
import { useFormat } from '../format/useFormat';
import { rosterKeys } from './queries';
import styles from './Roster.module.css';
import { type CalendarReport, type Kind, kinds, type Plan } from './types';

/** A calendar file: looked at first, then taken whole. */
export function CalendarUpload({ of }: { of: Plan }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<Kind>('VACATION');
  const [report, setReport] = useState<CalendarReport>();
  const send = (apply: boolean) => async () => http.text<CalendarReport>(
    withQuery(`/api/persons/${of.id}/duty/calendar`, { as: kind, apply: String(apply) }), 'text/calendar', (await file?.text()) ?? '',
  );
  const look = useChange(['nothing'], send(false), '');
  const apply = useChange(rosterKeys.all, send(true), t('ui.saved'));
  return (
    <section className={styles.part} data-testid="calendar-upload">
      <h3>{t('roster.calendar')}</h3>
      <p className={styles.lead}>{t('roster.calendarHelp')}</p>
      <div className={styles.fields}>
        <FileInput
          label={t('roster.file')} placeholder={t('roster.chooseFile')} accept=".ics,text/calendar" value={file} w={240}
          onChange={(chosen) => { setFile(chosen); setReport(undefined); }}
        />
        <Select
          label={t('roster.eventsAre')} w={180} data={kinds.map((value) => ({ value, label: t(`roster.kind.${value}`) }))} value={kind} allowDeselect={false}
          onChange={(value) => { setKind((value ?? 'VACATION') as Kind); setReport(undefined); }}
        />
        <Button variant="default" disabled={!file} loading={look.isPending} onClick={() => look.mutate(undefined, { onSuccess: setReport })} data-testid="look-calendar">{t('roster.look')}</Button>
      </div>
      {report && (
        <>
          <Events of={report} />
          <Group justify="flex-end">
            <Button
              disabled={!report.acceptable || report.applied || report.entries === 0} loading={apply.isPending} data-testid="apply-calendar"
              onClick={() => apply.mutate(undefined, { onSuccess: setReport })}
            >
              {t('roster.take', { count: report.entries })}
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}

function Events({ of }: { of: CalendarReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.report} data-testid="calendar-report">
      <table>
        <tbody>
          {of.events.map((event) => (
            <tr key={event.number} data-outcome={event.outcome}>
              <td>{event.number}</td>
              <td>{event.summary}</td>
              <td>{event.from && format.dateTime(event.from)}{event.times > 1 ? ` × ${event.times}` : ''}</td>
              <td>{t(`roster.outcome.${event.outcome}`)} {event.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
