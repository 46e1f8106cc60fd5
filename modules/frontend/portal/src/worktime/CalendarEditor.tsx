import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { isWritten, ShiftFields, withoutSeconds } from '../roster/ShiftFields';
import { useSession } from '../session/useSession';
import { Panel } from '../ui/Panel';
import { Holidays } from './Holidays';
import { calendarKeys, calendarPath } from './queries';
import { type CalendarView, type WorkingCalendar, workingClocks } from './types';
import { useHoursText } from './useHoursText';
import styles from './WorkTime.module.css';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const workdays = (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((day) => ({ day, from: '08:00', to: '17:00' }));

/** The calendar that counts, and what is to count instead. */
export function CalendarEditor({ institution, of }: { institution: string; of: CalendarView }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const own = of.institution?.id === institution;
  const [draft, setDraft] = useState<WorkingCalendar>(
    of.calendar ? { ...of.calendar, hours: withoutSeconds(of.calendar.hours) } : { zone: person.zone, hours: workdays, holidays: [], clocks: {} },
  );
  const set = (patch: Partial<WorkingCalendar>) => setDraft((before) => ({ ...before, ...patch }));
  const save = useChange(calendarKeys.all, () => http.put(calendarPath(institution), draft), t('ui.saved'));
  const remove = useChange(calendarKeys.all, () => http.delete(calendarPath(institution)), t('worktime.removed'));
  const usable = draft.hours.length > 0 && isWritten(draft.hours) && workingClocks.every((clock) => (draft.clocks[clock] ?? 1) > 0);

  return (
    <>
      <div className={styles.bar} data-testid="calendar-state" data-own={own}>
        <p>{own ? t('worktime.own') : of.institution ? t('worktime.above', { name: of.institution.name }) : t('worktime.none')}</p>
        {of.mayChange && own && <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)} data-testid="remove-calendar">{t('worktime.remove')}</Button>}
        {of.mayChange && <Button disabled={!usable} loading={save.isPending} onClick={() => save.mutate(undefined)} data-testid="save-calendar">{t('ui.save')}</Button>}
      </div>
      <fieldset disabled={!of.mayChange} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
        <div className={styles.grid}>
          <div className={styles.column}>
            <Panel title={t('worktime.hours')}>
              <Select mb="md" maw={300} label={t('people.zone')} data={zones.includes(draft.zone) ? zones : [draft.zone, ...zones]} value={draft.zone} searchable allowDeselect={false} onChange={(zone) => zone && set({ zone })} data-testid="calendar-zone" />
              <ShiftFields of={draft.hours} onChange={(hours) => set({ hours })} />
            </Panel>
            <ClockFields of={draft} usual={of.usual} onChange={(clocks) => set({ clocks })} />
          </div>
          <Holidays institution={institution} zone={draft.zone} of={draft.holidays} onChange={(holidays) => set({ holidays })} />
        </div>
      </fieldset>
    </>
  );
}

type Clocks = { of: WorkingCalendar; usual: CalendarView['usual']; onChange: (clocks: WorkingCalendar['clocks']) => void };

function ClockFields({ of, usual, onChange }: Clocks) {
  const { t } = useTranslation();
  const hoursText = useHoursText();
  return (
    <Panel title={t('worktime.clocks')} testid="calendar-clocks">
      <p className={styles.lead}>{t('worktime.clocksHelp', { hours: hoursText(of.hours) })}</p>
      {workingClocks.map((clock) => {
        const minutes = of.clocks[clock];
        return (
          <div key={clock} className={styles.row} data-testid="calendar-clock" data-clock={clock}>
            <Checkbox
              label={t(`worktime.clock.${clock}`)} checked={minutes !== undefined}
              onChange={(e) => {
                const { [clock]: _, ...others } = of.clocks;
                onChange(e.currentTarget.checked ? { ...others, [clock]: usual[clock] } : others);
              }}
            />
            {minutes === undefined
              ? <span>{t('worktime.roundTheClock', { hours: usual[clock] / 60 })}</span>
              : <NumberInput w={170} min={1} max={1000} suffix={` ${t('worktime.hoursUnit')}`} value={minutes / 60} onChange={(value) => onChange({ ...of.clocks, [clock]: Math.round(Number(value) * 60) })} aria-label={t(`worktime.clock.${clock}`)} data-testid="clock-hours" />}
          </div>
        );
      })}
      <p className={styles.lead}>{t('worktime.emergency')}</p>
    </Panel>
  );
}
