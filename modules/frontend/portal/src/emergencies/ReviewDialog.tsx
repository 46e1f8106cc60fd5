import { Radio, Stack, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { FormDialog } from '../ui/FormDialog';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { emergencyKeys } from './queries';
import type { Emergency } from './types';

/** What the privacy officer thinks of it; what was not justified ends at once. */
export function ReviewDialog({ of, onClose }: { of: Emergency; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [verdict, setVerdict] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      await http.post(`/api/emergencies/${of.id}/review`, { justified: verdict === 'yes', note: note.trim() });
      toast('good', t('emergencies.reviewed'));
      onClose();
    } catch (problem) {
      toast('bad', problemText(problem));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: emergencyKeys.all });
    }
  }

  return (
    <FormDialog
      title={t('emergencies.review')} onClose={onClose} onSave={() => void save()} busy={busy} complete={verdict !== '' && note.trim() !== ''}
      saveLabel={t('emergencies.close')}
    >
      <p style={{ margin: 0 }}>{of.reason}</p>
      <Radio.Group label={t('emergencies.verdict')} value={verdict} onChange={setVerdict}>
        <Stack gap="xs" mt={6}>
          <Radio value="yes" label={t('emergencies.justified')} data-testid="justified" />
          <Radio value="no" label={t('emergencies.unjustified')} description={t('emergencies.unjustifiedHelp')} data-testid="unjustified" />
        </Stack>
      </Radio.Group>
      <Textarea label={t('emergencies.note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={2} maxLength={2000} required data-testid="review-note" />
    </FormDialog>
  );
}
