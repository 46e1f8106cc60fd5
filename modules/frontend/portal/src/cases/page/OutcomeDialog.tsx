import { Radio, Stack, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/FormDialog';
import type { Case } from '../types';
import { useCommand } from '../useCommand';

const discrepancies = ['AGREE', 'MINOR', 'MAJOR'] as const;

/** Asks the referring doctor how it ended: without this nobody learns whether second opinions help. */
export function OutcomeDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy } = useCommand(of.id);
  const [discrepancy, setDiscrepancy] = useState('');
  const [treatmentChanged, setTreatmentChanged] = useState(false);
  const [note, setNote] = useState('');

  async function save() {
    if (await run('close', { discrepancy, treatmentChanged, note: note.trim() }, t('outcome.done'))) onClose();
  }

  return (
    <FormDialog title={t('outcome.title')} onClose={onClose} onSave={() => void save()} busy={busy} complete={discrepancy !== ''} saveLabel={t('outcome.save')}>
      <p style={{ margin: 0 }}>{t('outcome.lead')}</p>
      <Radio.Group label={t('outcome.discrepancy')} value={discrepancy} onChange={setDiscrepancy}>
        <Stack gap="xs" mt={6}>
          {discrepancies.map((value) => <Radio key={value} value={value} label={t(`outcome.${value}`)} data-testid={`outcome-${value}`} />)}
        </Stack>
      </Radio.Group>
      <Switch label={t('outcome.treatmentChanged')} checked={treatmentChanged} onChange={(event) => setTreatmentChanged(event.currentTarget.checked)} />
      <Textarea label={t('outcome.note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
    </FormDialog>
  );
}
