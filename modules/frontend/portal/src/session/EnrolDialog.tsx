import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { http } from '../api/http';
import { useProblemText } from '../ui/useProblemText';
import { useConfirmed } from './Confirming';
import { QrCode } from './QrCode';
import type { Enrolment, RecoveryCodes } from './secondFactor';

type Props = { enrolment: Enrolment; onClose: () => void; onDone: (codes: string[]) => void };

/** The secret as a picture and as text, and the first code made with it. */
export function EnrolDialog({ enrolment, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const confirmed = useConfirmed();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const done = await confirmed(() => http.post<RecoveryCodes>('/api/me/second-factor/confirmation', { code }));
      if (done) onDone(done.codes);
    } catch (problem) {
      setFailure(problemText(problem));
      setCode('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('signin.enrolTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }} data-testid="enrol-dialog">
      <Stack component="form" onSubmit={submit} gap="md">
        <span>{t('signin.scan')}</span>
        <QrCode rows={enrolment.qrCode} label={t('signin.qr')} />
        <span>{t('signin.orType')}</span>
        <p className={admin.secret} data-testid="enrol-secret">{enrolment.secret}</p>
        {failure && <Alert color="red" variant="light" role="alert">{failure}</Alert>}
        <TextInput
          label={t('signin.firstCode')} value={code} onChange={(e) => setCode(e.currentTarget.value)} inputMode="numeric" maxLength={10}
          autoComplete="one-time-code" required withAsterisk={false} data-autofocus data-testid="enrol-code"
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" loading={busy} disabled={code.trim() === ''} data-testid="enrol-finish">{t('signin.finish')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
