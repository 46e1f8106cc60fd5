import { Alert, Button, Modal } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { useDownload } from '../session/useDownload';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Page } from '../ui/Page';
import styles from './Admin.module.css';
import { ImportDialog } from './ImportDialog';
import { unreviewed } from './officers';
import { PersonDialog, type PersonDraft } from './PersonDialog';
import { adminKeys, useChange, useInstitutions, usePeople } from './queries';
import { Table } from './Table';
import type { Person } from './types';
import { WaitingIdentities } from './WaitingIdentities';

export function PeoplePage() {
  const { t } = useTranslation();
  const { person: self } = useSession();
  const people = usePeople();
  const institutions = useInstitutions();
  const [editing, setEditing] = useState<PersonDraft>();
  const [importing, setImporting] = useState(false);
  const [secret, setSecret] = useState<{ name: string; password: string }>();
  const nameOf = (id: string) => institutions.data?.find((one) => one.id === id)?.name ?? '';
  const reset = useChange(
    adminKeys.people, (one: Person) => http.post<{ initialPassword: string }>(`/api/persons/${one.id}/password`), '',
  );
  const file = useDownload();
  const withoutOfficer = people.data && institutions.data ? unreviewed(institutions.data, people.data) : [];
  const forget = useChange(adminKeys.people, (one: Person) => http.delete(`/api/persons/${one.id}/second-factor`), t('people.secondFactorReset'));
  const fresh: PersonDraft = {
    account: '', name: '', institutionId: institutions.data?.[0]?.id ?? '', roles: [], languages: self.languages, zone: self.zone, active: true, secondFactor: false,
  };

  return (
    <Page
      title={t('nav.people')} lead={t('people.lead')}
      actions={
        <>
          <Button variant="default" leftSection={<IconDownload size={17} />} loading={file.busy} onClick={() => void file.save('/api/persons.csv', 'people.csv')} data-testid="export-people">{t('people.export')}</Button>
          <Button variant="default" loading={file.busy} onClick={() => void file.save('/api/directory', 'directory.json')} data-testid="export-fhir">{t('people.exportFhir')}</Button>
          <Button variant="default" leftSection={<IconUpload size={17} />} onClick={() => setImporting(true)} data-testid="import-people">{t('people.import')}</Button>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing(fresh)} data-testid="add-person">{t('people.add')}</Button>
        </>
      }
    >
      {withoutOfficer.length > 0 && (
        <Alert color="amber" variant="light" mb="md" role="status" title={t('people.noOfficer')} data-testid="no-officer">
          {t('people.noOfficerText', { names: withoutOfficer.map(({ name }) => name).join(' · ') })}
        </Alert>
      )}
      <WaitingIdentities people={people.data ?? []} />
      <Answer of={people}>
        {(all) => (
          <Table head={[t('people.name'), t('people.institution'), t('people.roles'), t('people.profile'), '']} testid="people">
            {all.map((one) => (
              <tr key={one.id} data-off={!one.active} data-testid="person-row">
                <td><strong>{one.name}</strong>{one.secondFactor && <span className={styles.tag}>{t('people.secondFactor')}</span>}<span className={styles.small}>{one.account}{one.active ? '' : ` · ${t('people.inactive')}`}</span></td>
                <td>{nameOf(one.institutionId)}</td>
                <td>{one.roles.map((role) => <span key={role} className={styles.tag}>{t(`roles.${role}`)}</span>)}</td>
                <td>
                  {one.profile && (
                    <>
                      <span className={styles.tag} data-tone={one.profile.onDuty ? 'good' : undefined}>{t(one.profile.onDuty ? 'people.onDuty' : 'people.offDuty')}</span>
                      <span className={styles.small}>{[...one.profile.sites, ...one.profile.modalities].join(' ')} · {t('people.upTo', { count: one.profile.maxOpenCases })}</span>
                    </>
                  )}
                </td>
                <td className={styles.end}>
                  <Button size="compact-sm" variant="default" mr={6} onClick={() => setEditing(one)} data-testid="edit-person">{t('ui.edit')}</Button>
                  <Button
                    size="compact-sm" variant="default" data-testid="reset-password"
                    onClick={() => reset.mutate(one, { onSuccess: ({ initialPassword }) => setSecret({ name: one.name, password: initialPassword }) })}
                  >
                    {t('people.resetPassword')}
                  </Button>
                  {one.secondFactor && (
                    <Button size="compact-sm" variant="default" ml={6} onClick={() => forget.mutate(one)} data-testid="reset-second-factor">
                      {t('people.resetSecondFactor')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Answer>
      {importing && <ImportDialog of="people" onClose={() => setImporting(false)} />}
      {editing && (
        <PersonDialog
          initial={editing} institutions={institutions.data ?? []} onClose={() => setEditing(undefined)}
          onCreated={(created, password) => setSecret({ name: created.name, password })}
        />
      )}
      {secret && (
        <Modal opened onClose={() => setSecret(undefined)} title={t('people.initialPassword')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <p style={{ margin: 0 }}>{t('people.initialPasswordText', { name: secret.name })}</p>
          <p className={styles.secret} data-testid="initial-password">{secret.password}</p>
        </Modal>
      )}
    </Page>
  );
}
