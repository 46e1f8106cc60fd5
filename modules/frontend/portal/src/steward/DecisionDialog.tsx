import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { FormDialog } from '../ui/FormDialog';
import styles from './Conflicts.module.css';
import { conflictKeys } from './queries';
import type { Choice, Conflict } from './types';

type Props = { conflict: Conflict & { original?: unknown }; choice: Choice; onClose: () => void };

/** Says what the decision does and asks why; both are kept. */
export function DecisionDialog({ conflict, choice, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const decide = useChange(
    conflictKeys.all, (body: { choice: Choice; reason: string }) => http.post(`/api/conflicts/${conflict.id}/decision`, body), t('conflicts.done'),
  );
  const name = choice === 'REPLACE' && !conflict.original ? 'ADD' : choice;
  return (
    <FormDialog
      title={t(`conflicts.choice.${name}`)} onClose={onClose} busy={decide.isPending} complete={reason.trim() !== ''}
      saveLabel={t('conflicts.decide')} onSave={() => decide.mutate({ choice, reason: reason.trim() }, { onSuccess: onClose })}
    >
      <p className={styles.effect}>{t(`conflicts.effect.${name}`)}</p>
      <Textarea
        label={t('reason.label')} value={reason} onChange={(event) => setReason(event.currentTarget.value.replace(/\n/g, ' '))} autosize minRows={2} maxLength={256}
        data-autofocus data-testid="conflict-reason"
      />
    </FormDialog>
  );
}
