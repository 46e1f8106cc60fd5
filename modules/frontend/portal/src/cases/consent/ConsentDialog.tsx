import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/FormDialog';
import type { Case } from '../types';
import { useCommand } from '../useCommand';
import { bodyOf, current, formOf, isComplete } from './consent';
import { ConsentFields } from './ConsentFields';

/** Records a consent in place of the one before. */
export function ConsentDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy } = useCommand(of.id);
  const [form, setForm] = useState(formOf(current(of)));

  async function save() {
    if (await run('consent', bodyOf(form), t('consent.recorded'))) onClose();
  }

  return (
    <FormDialog title={t('consent.record')} onClose={onClose} onSave={() => void save()} busy={busy} complete={isComplete(form)} size="lg" saveLabel={t('consent.record')}>
      <ConsentFields form={form} onChange={setForm} documents={of.documents} />
    </FormDialog>
  );
}
