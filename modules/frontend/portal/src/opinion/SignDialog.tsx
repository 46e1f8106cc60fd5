import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseCommand } from '../cases/queries';
import type { Case, OpinionText } from '../cases/types';
import { personName } from '../format/names';
import { ConfirmForm } from '../session/ConfirmForm';
import { toast } from '../ui/toasts';
import styles from './Opinion.module.css';
import { OpinionWords } from './OpinionWords';

type Props = { of: Case; text: OpinionText; onClose: () => void; onSigned: () => void };

/** Shows once more, word for word, what is signed and for whom, and asks again who signs. */
export function SignDialog({ of, text, onClose, onSigned }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const command = useCaseCommand(of.id);

  async function sign() {
    await command.mutateAsync({ command: 'sign', body: text });
    onSigned();
    toast('good', t('opinion.signedDone'));
    await navigate({ to: '/cases/$case', params: { case: of.id } });
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={t('opinion.signTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }} data-testid="sign-dialog">
      <p style={{ marginTop: 0 }}>{t('opinion.signFor', { patient: personName(of.patientName), number: of.number })}</p>
      <div className={styles.preview} tabIndex={0} role="region" aria-label={t('opinion.title')} data-testid="sign-preview"><OpinionWords of={text} /></div>
      <ConfirmForm why={t('opinion.passwordWhy')} label={t('opinion.signNow')} cancelLabel={t('ui.back')} onCancel={onClose} onConfirmed={sign} />
    </Modal>
  );
}
