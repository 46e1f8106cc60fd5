import { Button, Select, TagsInput, TextInput } from '@mantine/core';
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './Admin.module.css';
import { FormDialog } from '../ui/FormDialog';
import { useDownload } from '../session/useDownload';
import { ImportDialog } from './ImportDialog';
import { adminKeys, useChange, useInstitutions, useRemoteAes } from './queries';
import { Table } from './Table';
import { tree } from './tree';
import { type Institution, levels, type Level } from './types';

/** What ISO 3166-1 leaves to its users; the node gives it to the institution it makes at its first start. */
const unknownCountry = 'ZZ';

type Draft = Omit<Institution, 'id'> & { id?: string };

export function InstitutionsPage() {
  const { t, i18n } = useTranslation();
  const institutions = useInstitutions();
  const [editing, setEditing] = useState<Draft>();
  const [importing, setImporting] = useState(false);
  const file = useDownload();
  const country = (code: string) => {
    if (code === unknownCountry) return '';
    try {
      return new Intl.DisplayNames([i18n.language], { type: 'region' }).of(code) ?? code;
    } catch {
      return code;
    }
  };
  return (
    <Page
      title={t('nav.institutions')} lead={t('institutions.lead')}
      actions={
        <>
          <Button variant="default" leftSection={<IconDownload size={17} />} loading={file.busy} onClick={() => void file.save('/api/institutions.csv', 'institutions.csv')} data-testid="export-institutions">{t('people.export')}</Button>
          <Button variant="default" leftSection={<IconUpload size={17} />} onClick={() => setImporting(true)} data-testid="import-institutions">{t('institutions.import')}</Button>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing({ name: '', level: 'BASIC', country: '' })} data-testid="add-institution">{t('institutions.add')}</Button>
        </>
      }
    >
      <Answer of={institutions}>
        {(all) => all.length === 0 ? <Empty title={t('institutions.none')}>{t('institutions.lead')}</Empty> : (
          <Table head={[t('institutions.name'), t('institutions.level'), t('institutions.country'), t('institutions.pacs'), '']} testid="institutions">
            {tree(all).map(({ institution: one, depth }) => (
              <tr key={one.id} data-testid="institution-row">
                <td><span className={styles.child} style={{ '--depth': depth } as React.CSSProperties}><strong>{one.name}</strong>{one.identifier && <span className={styles.small}>{one.identifier}</span>}{(one.departments ?? []).map((name) => <span key={name} className={styles.tag} data-testid="department">{name}</span>)}</span></td>
                <td>{t(`level.${one.level}`)}</td>
                <td>{country(one.country)}</td>
                <td className={styles.mono}>{one.pacs}</td>
                <td className={styles.end}><Button size="compact-sm" variant="default" onClick={() => setEditing(one)}>{t('ui.edit')}</Button></td>
              </tr>
            ))}
          </Table>
        )}
      </Answer>
      {importing && <ImportDialog of="institutions" onClose={() => setImporting(false)} />}
      {editing && <InstitutionDialog initial={editing} all={institutions.data ?? []} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function InstitutionDialog({ initial, all, onClose }: { initial: Draft; all: Institution[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const peers = useRemoteAes();
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const save = useChange(
    adminKeys.institutions,
    ({ id, ...body }: Draft) => (id ? http.put(`/api/institutions/${id}`, body) : http.post('/api/institutions', body)),
    t('ui.saved'),
  );
  return (
    <FormDialog
      title={t(initial.id ? 'institutions.edit' : 'institutions.add')} onClose={onClose} busy={save.isPending}
      complete={draft.name.trim() !== '' && /^[A-Z]{2}$/.test(draft.country)} onSave={() => save.mutate(draft, { onSuccess: onClose })}
    >
      <TextInput label={t('institutions.name')} value={draft.name} onChange={(e) => set({ name: e.currentTarget.value })} data-autofocus data-testid="institution-name" />
      <Select
        label={t('institutions.level')} data={levels.map((value) => ({ value, label: t(`level.${value}`) }))} value={draft.level}
        onChange={(value) => set({ level: value as Level })} data-testid="institution-level"
      />
      <Select
        label={t('institutions.parent')} clearable value={draft.parentId ?? null}
        data={all.filter((one) => one.id !== draft.id).map((one) => ({ value: one.id, label: one.name }))}
        onChange={(value) => set({ parentId: value ?? undefined })} data-testid="institution-parent"
      />
      <TextInput
        label={t('institutions.country')} description={t('institutions.countryHelp')} value={draft.country} maxLength={2}
        onChange={(e) => set({ country: e.currentTarget.value.toUpperCase() })} data-testid="institution-country"
      />
      <Select
        label={t('institutions.pacs')} description={t('institutions.pacsHelp')} clearable value={draft.pacs ?? null}
        data={[...new Set([...(peers.data ?? []).map((one) => one.aeTitle), ...(draft.pacs ? [draft.pacs] : [])])]}
        onChange={(value) => set({ pacs: value ?? undefined })} data-testid="institution-pacs"
      />
      <TextInput
        label={t('institutions.identifier')} description={t('institutions.identifierHelp')} value={draft.identifier ?? ''} maxLength={100}
        onChange={(e) => set({ identifier: e.currentTarget.value })} data-testid="institution-identifier"
      />
      <TagsInput label={t('institutions.departments')} value={draft.departments ?? []} onChange={(departments) => set({ departments })} data-testid="institution-departments" />
    </FormDialog>
  );
}
