import { ActionIcon, Button, FileButton, TextInput } from '@mantine/core';
import { IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http, withQuery } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Panel } from '../ui/Panel';
import { takeable, withHolidays } from './calendar';
import { calendarPath } from './queries';
import type { FoundHoliday, Holiday } from './types';
import styles from './WorkTime.module.css';

type Props = { institution: string; zone: string; of: Holiday[]; onChange: (holidays: Holiday[]) => void };

/** Days without work, by hand or from a file; nothing counts before the calendar is saved. */
export function Holidays({ institution, zone, of, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [fresh, setFresh] = useState<Holiday>({ date: '', name: '' });
  const [wrong, setWrong] = useState<FoundHoliday[]>([]);
  const read = useChange(
    ['nothing'],
    async (file: File) => http.text<FoundHoliday[]>(
      withQuery(`${calendarPath(institution)}/holidays`, { zone }), file.name.toLowerCase().endsWith('.ics') ? 'text/calendar' : 'text/csv', file,
    ),
    '',
  );
  const take = (found: FoundHoliday[]) => { setWrong(found.filter(({ problem }) => problem !== '')); onChange(withHolidays(of, takeable(found))); };
  return (
    <Panel
      title={t('worktime.holidays')} testid="holidays"
      aside={
        <FileButton accept=".ics,.csv,text/calendar,text/csv" onChange={(file) => file && read.mutate(file, { onSuccess: take })}>
          {(props) => <Button {...props} size="compact-md" variant="light" leftSection={<IconUpload size={16} />} loading={read.isPending} data-testid="import-holidays">{t('worktime.import')}</Button>}
        </FileButton>
      }
    >
      <p className={styles.lead}>{t('worktime.holidaysHelp')}</p>
      {wrong.map((one) => <p key={one.number} className={styles.wrong} role="alert">{t('worktime.line', { number: one.number })}: {one.name} {one.problem}</p>)}
      <ul className={styles.holidays}>
        {of.map((one) => (
          <li key={one.date} data-testid="holiday">
            <time dateTime={one.date}>{format.date(one.date)}</time>
            <span>{one.name}</span>
            <ActionIcon variant="subtle" color="gray" onClick={() => onChange(of.filter(({ date }) => date !== one.date))} aria-label={`${t('ui.delete')}: ${one.name || one.date}`}><IconTrash size={16} /></ActionIcon>
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <TextInput value={fresh.name} maxLength={100} placeholder={t('worktime.name')} aria-label={t('worktime.name')} onChange={(e) => setFresh({ ...fresh, name: e.currentTarget.value })} data-testid="holiday-name" />
        <TextInput type="date" value={fresh.date} aria-label={t('worktime.date')} onChange={(e) => setFresh({ ...fresh, date: e.currentTarget.value })} data-testid="holiday-date" />
        <Button variant="default" leftSection={<IconPlus size={16} />} disabled={fresh.date === ''} onClick={() => { onChange(withHolidays(of, [fresh])); setFresh({ date: '', name: '' }); }} data-testid="add-holiday">{t('worktime.add')}</Button>
      </div>
    </Panel>
  );
}
