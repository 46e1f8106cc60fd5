import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { RulesEditor } from './RulesEditor';
import { usePlaces, useVersions } from './queries';
import styles from './Rules.module.css';
import type { Places } from './types';

/** What coordinators lay down for the router, with every version and a trial before it counts. */
export function RulesPage() {
  const { t } = useTranslation();
  const places = usePlaces();
  return (
    <Page title={t('nav.rules')} lead={t('rules.lead')}>
      <Answer of={places}>
        {(known) => known.places.length === 0 ? <Empty title={t('rules.noPlace')} /> : <AtPlace of={known} />}
      </Answer>
    </Page>
  );
}

function AtPlace({ of }: { of: Places }) {
  const { t } = useTranslation();
  const [institution, setInstitution] = useState(of.places[0]!.id);
  const versions = useVersions(institution);
  return (
    <>
      {of.places.length > 1 && (
        <Select
          className={styles.place} label={t('rules.place')} description={t('rules.placeHelp')} allowDeselect={false} value={institution}
          data={of.places.map(({ id, name }) => ({ value: id, label: name }))} onChange={(value) => value && setInstitution(value)} data-testid="rules-place"
        />
      )}
      <Answer of={versions}>
        {(all) => <RulesEditor key={`${institution}:${all[0]?.version ?? 0}`} institution={institution} versions={all} specialties={of.specialties} />}
      </Answer>
    </>
  );
}
