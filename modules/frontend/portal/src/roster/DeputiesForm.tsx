import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { useSession } from '../session/useSession';
import { rosterKeys, useRoster } from './queries';
import styles from './Roster.module.css';
import type { Plan } from './types';
import { weekOf } from './week';

const deputiesMax = 5;

export function DeputiesForm({ of }: { of: Plan }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [week] = useState(() => weekOf(Date.now(), person.zone));
  const people = useRoster(week[0]!, week[7]!).data?.people ?? [];
  const [deputies, setDeputies] = useState(of.deputies.map((one) => one.id));
  const names = new Map([...of.deputies, ...people].filter((one) => one.id !== of.id).map((one) => [one.id, one.name]));
  const save = useChange(rosterKeys.all, () => http.put(`/api/persons/${of.id}/duty/deputies`, { deputies }), t('ui.saved'));
  return (
    <section className={styles.part} data-testid="deputies">
      <h3>{t('roster.deputies')}</h3>
      <MultiSelect
        description={t('roster.deputiesHelp')} data={[...names].map(([value, label]) => ({ value, label }))} value={deputies} maxValues={deputiesMax} searchable
        onChange={setDeputies} aria-label={t('roster.deputies')} data-testid="deputies-select"
      />
      <Button mt="sm" loading={save.isPending} onClick={() => save.mutate(undefined)} data-testid="save-deputies">{t('roster.saveDeputies')}</Button>
    </section>
  );
}
