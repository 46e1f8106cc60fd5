import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../admin/queries';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Page } from '../ui/Page';
import { CalendarEditor } from './CalendarEditor';
import { useWorkingCalendar } from './queries';
import styles from './WorkTime.module.css';

/** When institutions work, and which clocks of their cases count that time only. */
export function WorkingCalendarsPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const institutions = useInstitutions();
  const [chosen, setChosen] = useState(person.institution.id);
  const calendar = useWorkingCalendar(chosen);
  return (
    <Page title={t('nav.calendars')} lead={t('worktime.lead')}>
      <Select
        className={styles.place} label={t('people.institution')} searchable allowDeselect={false} value={chosen} onChange={(value) => value && setChosen(value)}
        data={(institutions.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} data-testid="calendar-place"
      />
      <Answer of={calendar}>{(of) => <CalendarEditor key={`${chosen}:${calendar.dataUpdatedAt}`} institution={chosen} of={of} />}</Answer>
    </Page>
  );
}
