import { Textarea } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { FormDialog } from '../ui/FormDialog';
import styles from './Conflicts.module.css';

type Props = { path: string; stale: QueryKey; title: string; text: string; done: string; extra?: Record<string, unknown>; onClose: () => void };

/** Takes something back, or does something that needs a reason that is kept. */
export function UndoDialog({ path, stale, title, text, done, extra, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const undo = useChange(stale, () => http.post(path, { ...extra, reason: reason.trim() }), done);
  return (
    <FormDialog
      title={title} onClose={onClose} busy={undo.isPending} complete={reason.trim() !== ''}
      saveLabel={title} onSave={() => undo.mutate(undefined, { onSuccess: onClose })}
    >
      <p className={styles.effect}>{text}</p>
      <Textarea
        label={t('reason.label')} value={reason} onChange={(event) => setReason(event.currentTarget.value.replace(/\n/g, ' '))} autosize minRows={2} maxLength={256}
        data-autofocus data-testid="undo-reason"
      />
    </FormDialog>
  );
}
