import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { formats } from '../format/times';
import { rosterKeys } from './queries';
import styles from './Roster.module.css';
import { type Kind, kinds, type Plan } from './types';

/** Absences, and duties that do not come every week; past ones are not shown. */
export function EntriesForm({ of }: { of: Plan }) {
  const { t, i18n } = useTranslation();
  const own = formats(i18n.language, of.zone);
  const [kind, setKind] = useState<Kind>('VACATION');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const add = useChange(rosterKeys.all, () => http.post(`/api/persons/${of.id}/duty/entries`, { kind, from, to }), t('ui.saved'));
  const remove = useChange(rosterKeys.all, (id: string) => http.delete(`/api/persons/${of.id}/duty/entries/${id}`), t('ui.saved'));
  const ahead = of.entries.filter((entry) => Date.parse(entry.to) > Date.now());
  return (
    <section className={styles.part} data-testid="entries">
      <h3>{t('roster.entries')}</h3>
      <p className={styles.lead}>{t('roster.entriesHelp', { zone: of.zone })}</p>
      {ahead.length > 0 && (
        <ul className={styles.entries}>
          {ahead.map((entry) => (
            <li key={entry.id} data-testid="entry" data-kind={entry.kind}>
              <span><strong>{t(`roster.kind.${entry.kind}`)}</strong> {own.dateTime(entry.from)} – {own.dateTime(entry.to)}</span>
              <ActionIcon variant="default" onClick={() => remove.mutate(entry.id)} aria-label={t('ui.delete')} data-testid="remove-entry"><IconTrash size={16} /></ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.fields}>
        <Select
          label={t('roster.what')} w={180} data={kinds.map((value) => ({ value, label: t(`roster.kind.${value}`) }))} value={kind} allowDeselect={false}
          onChange={(value) => setKind((value ?? 'VACATION') as Kind)} data-testid="entry-kind"
        />
        <TextInput type="datetime-local" label={t('roster.from')} value={from} onChange={(e) => setFrom(e.currentTarget.value)} data-testid="entry-from" />
        <TextInput type="datetime-local" label={t('roster.to')} value={to} onChange={(e) => setTo(e.currentTarget.value)} data-testid="entry-to" />
        <Button
          loading={add.isPending} disabled={from === '' || to === '' || from >= to} data-testid="add-entry"
          onClick={() => add.mutate(undefined, { onSuccess: () => { setFrom(''); setTo(''); } })}
        >
          {t('roster.addEntry')}
        </Button>
      </div>
    </section>
  );
}
