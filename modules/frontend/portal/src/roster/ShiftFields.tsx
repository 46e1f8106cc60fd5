import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Roster.module.css';
import { type Day, days, type Shift } from './types';

/** The first of January 1970 was a Thursday: the fifth was a Monday. */
export const someDay = (day: Day) => Date.UTC(1970, 0, 5 + days.indexOf(day));
const fresh: Shift = { day: 'MONDAY', from: '08:00', to: '17:00' };

/** Times without seconds, as fields take them. */
export const withoutSeconds = (shifts: Shift[]): Shift[] => shifts.map(({ day, from, to }) => ({ day, from: from.slice(0, 5), to: to.slice(0, 5) }));
export const isWritten = (shifts: Shift[]) => shifts.every(({ from, to }) => from !== '' && to !== '');

/** The next working day at the hours of the one before: a week is written with five clicks. */
function following(shifts: Shift[]): Shift {
  const last = shifts.at(-1);
  return last ? { ...last, day: days[(days.indexOf(last.day) + 1) % days.length]! } : fresh;
}

export function ShiftFields({ of, onChange }: { of: Shift[]; onChange: (shifts: Shift[]) => void }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', weekday: 'long' });
  const change = (index: number, patch: Partial<Shift>) => onChange(of.map((one, i) => (i === index ? { ...one, ...patch } : one)));
  return (
    <>
      {of.map((shift, i) => (
        <div key={i} className={styles.shift} data-testid="shift">
          <Select
            w={170} data={days.map((day) => ({ value: day, label: weekday.format(someDay(day)) }))} value={shift.day} allowDeselect={false}
            onChange={(day) => change(i, { day: (day ?? 'MONDAY') as Day })} aria-label={t('roster.day')}
          />
          <TextInput type="time" w={120} value={shift.from} onChange={(e) => change(i, { from: e.currentTarget.value })} aria-label={t('roster.from')} data-testid="shift-from" />
          <TextInput type="time" w={120} value={shift.to} onChange={(e) => change(i, { to: e.currentTarget.value })} aria-label={t('roster.to')} data-testid="shift-to" />
          <ActionIcon variant="default" size="lg" onClick={() => onChange(of.filter((_, other) => other !== i))} aria-label={t('ui.delete')}><IconTrash size={17} /></ActionIcon>
        </div>
      ))}
      <Button mt="sm" variant="default" leftSection={<IconPlus size={16} />} onClick={() => onChange([...of, following(of)])} data-testid="add-shift">{t('roster.addShift')}</Button>
    </>
  );
}
