import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '../../ui/Answer';
import { FormDialog } from '../../ui/FormDialog';
import { institutionText, personText } from '../people';
import { useAdjudicators } from '../queries';
import type { Case } from '../types';
import { useCommand } from '../useCommand';

/** Puts two opinions before somebody who decides: what the other one says, and whom to ask. */
export function AdjudicateDialog({ of, onClose }: { of: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const people = useAdjudicators(of.id);
  const { run, busy } = useCommand(of.id);
  const [other, setOther] = useState(of.adjudication?.other ?? '');
  const [person, setPerson] = useState('');

  async function ask() {
    if (await run('adjudicate', { personId: person, other: other.trim() }, t('adjudication.asked'))) onClose();
  }

  return (
    <FormDialog title={t('adjudication.title')} size="lg" onClose={onClose} onSave={() => void ask()} busy={busy} complete={person !== '' && other.trim() !== ''} saveLabel={t('adjudication.ask')}>
      <p style={{ margin: 0 }}>{t('adjudication.lead')}</p>
      <Textarea
        label={t('adjudication.other')} description={t('adjudication.otherHelp')} value={other} onChange={(event) => setOther(event.currentTarget.value)}
        autosize minRows={4} maxRows={12} maxLength={4000} data-autofocus data-testid="adjudication-other"
      />
      <Answer of={people}>
        {(all) => all.length === 0 ? <p style={{ margin: 0 }} data-testid="adjudicators-none">{t('adjudication.nobody')}</p> : (
          <Radio.Group label={t('adjudication.whom')} value={person} onChange={setPerson}>
            <Stack gap="xs" mt={6}>
              {all.map((one) => <Radio key={one.id} value={one.id} label={personText(one)} description={institutionText(one)} data-testid="adjudicator" />)}
            </Stack>
          </Radio.Group>
        )}
      </Answer>
    </FormDialog>
  );
}
