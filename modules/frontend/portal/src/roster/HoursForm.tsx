import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { rosterKeys } from './queries';
import styles from './Roster.module.css';
import { isWritten, ShiftFields, withoutSeconds } from './ShiftFields';
import type { Plan } from './types';

export function HoursForm({ of }: { of: Plan }) {
  const { t } = useTranslation();
  const [always, setAlways] = useState(of.roundTheClock);
  const [shifts, setShifts] = useState(withoutSeconds(of.hours));
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
      {!always && <ShiftFields of={shifts} onChange={setShifts} />}
      <Group mt="sm">
        <Button loading={save.isPending} disabled={!always && !isWritten(shifts)} onClick={() => save.mutate(undefined)} data-testid="save-hours">{t('roster.saveHours')}</Button>
      </Group>
    </section>
  );
}
