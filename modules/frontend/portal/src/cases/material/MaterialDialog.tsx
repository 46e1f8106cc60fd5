import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/FormDialog';
import type { Case } from '../types';
import { useCommand } from '../useCommand';
import styles from './Material.module.css';
import { wishBody, wishKinds } from './types';

/** The specialist says what is missing; the case waits until it comes. */
export function MaterialDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy } = useCommand(of.id);
  const [wish, setWish] = useState({ kind: of.discipline === 'PATHOLOGY' ? 'STAIN' : 'SERIES', text: '', bodySite: '', modality: '', accessionNumber: '' });
  const set = (patch: Partial<typeof wish>) => setWish((before) => ({ ...before, ...patch }));

  async function save() {
    if (await run('material', wishBody(wish), t('material.asked'))) onClose();
  }

  return (
    <FormDialog title={t('material.ask')} onClose={onClose} onSave={() => void save()} busy={busy} complete={wish.text.trim() !== ''} size="lg" saveLabel={t('material.askNow')}>
      <Stack gap="md">
        <Select
          label={t('material.what')} value={wish.kind} allowDeselect={false} onChange={(kind) => set({ kind: kind ?? 'OTHER' })} data-testid="wish-kind"
          data={wishKinds.map((value) => ({ value, label: t(`material.kind.${value}`) }))}
        />
        <Textarea label={t('material.text')} description={t('material.textHelp')} value={wish.text} onChange={(event) => set({ text: event.currentTarget.value })} autosize minRows={2} maxLength={4000} required data-testid="wish-text" />
        <div className={styles.pair}>
          <TextInput label={t('material.bodySite')} value={wish.bodySite} maxLength={100} onChange={(event) => set({ bodySite: event.currentTarget.value })} />
          <TextInput label={t('material.modality')} value={wish.modality} maxLength={16} placeholder="SM, CT, MR" onChange={(event) => set({ modality: event.currentTarget.value.toUpperCase() })} data-testid="wish-modality" />
        </div>
        <TextInput label={t('material.accession')} description={t('material.accessionHelp')} value={wish.accessionNumber} maxLength={16} onChange={(event) => set({ accessionNumber: event.currentTarget.value })} data-testid="wish-accession" />
      </Stack>
    </FormDialog>
  );
}
