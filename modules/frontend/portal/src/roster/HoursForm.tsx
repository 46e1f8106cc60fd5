import { ActionIcon, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { rosterKeys } from './queries';
import styles from './Roster.module.css';
import { type Day, days, type Plan, type Shift } from './types';

/** The first of January 1970 was a Thursday: the fifth was a Monday. */
const someDay = (day: Day) => Date.UTC(1970, 0, 5 + days.indexOf(day));
const fresh: Shift = { day: 'MONDAY', from: '08:00', to: '17:00' };

/** The next working day at the hours of the one before: a week is written with five clicks. */
function following(shifts: Shift[]): Shift {
  const last = shifts.at(-1);
  return last ? { ...last, day: days[(days.indexOf(last.day) + 1) % days.length]! } : fresh;
}

export function HoursForm({ of }: { of: Plan }) {
  const { t, i18n } = useTranslation();
  const [always, setAlways] = useState(of.roundTheClock);
  const [shifts, setShifts] = useState<Shift[]>(of.hours.map(({ day, from, to }) => ({ day, from: from.slice(0, 5), to: to.slice(0, 5) })));
  const weekday = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', weekday: 'long' });
  const change = (index: number, patch: Partial<Shift>) => setShifts(shifts.map((one, i) => (i === index ? { ...one, ...patch } : one)));
  const save = useChange(
    rosterKeys.all, () => http.put(`/api/persons/${of.id}/duty/hours`, { roundTheClock: always, hours: shifts }), t('ui.saved'),
  );
  return (
    <section className={styles.part} data-testid="hours">
      <h3>{t('roster.hours')}</h3>
      <p className={styles.lead}>{t('roster.hoursHelp', { zone: of.zone })}</p>
      <SegmentedControl
        mb="sm" value={always ? 'always' : 'weekly'} onChange={(value) => setAlways(value === 'always')} aria-label={t('roster.hours')} data-testid="hours-kind"
        data={[{ value: 'weekly', label: t('roster.weekly') }, { value: 'always', label: t('roster.roundTheClock') }]}
      />
      {!always && shifts.map((shift, i) => (
        <div key={i} className={styles.shift} data-testid="shift">
          <Select
            w={170} data={days.map((day) => ({ value: day, label: weekday.format(someDay(day)) }))} value={shift.day} allowDeselect={false}
            onChange={(day) => change(i, { day: (day ?? 'MONDAY') as Day })} aria-label={t('roster.day')}
          />
          <TextInput type="time" w={120} value={shift.from} onChange={(e) => change(i, { from: e.currentTarget.value })} aria-label={t('roster.from')} data-testid="shift-from" />
          <TextInput type="time" w={120} value={shift.to} onChange={(e) => change(i, { to: e.currentTarget.value })} aria-label={t('roster.to')} data-testid="shift-to" />
          <ActionIcon variant="default" size="lg" onClick={() => setShifts(shifts.filter((_, other) => other !== i))} aria-label={t('ui.delete')}><IconTrash size={17} /></ActionIcon>
        </div>
      ))}
      <Group mt="sm">
        {!always && <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setShifts([...shifts, following(shifts)])} data-testid="add-shift">{t('roster.addShift')}</Button>}
        <Button loading={save.isPending} disabled={!always && shifts.some(({ from, to }) => from === '' || to === '')} onClick={() => save.mutate(undefined)} data-testid="save-hours">{t('roster.saveHours')}</Button>
      </Group>
    </section>
  );
}
