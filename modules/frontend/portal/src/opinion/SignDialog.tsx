import { Alert, Button, Group, Modal, PasswordInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseCommand } from '../cases/queries';
import type { Case, OpinionText } from '../cases/types';
import { personName } from '../format/names';
import { useSession } from '../session/useSession';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import styles from './Opinion.module.css';
import { OpinionWords } from './OpinionWords';

type Props = { of: Case; text: OpinionText; onClose: () => void; onSigned: () => void };

/** Shows once more, word for word, what is signed and for whom, and asks for the password again. */
export function SignDialog({ of, text, onClose, onSigned }: Props) {
  const { t } = useTranslation();
  const { person } = useSession();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const command = useCaseCommand(of.id);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();

  async function sign(event: FormEvent) {
    event.preventDefault();
    setFailure(undefined);
    try {
      await command.mutateAsync({ command: 'sign', body: { password, ...text } });
      onSigned();
      toast('good', t('opinion.signedDone'));
      await navigate({ to: '/cases/$case', params: { case: of.id } });
    } catch (problem) {
      setPassword('');
      setFailure(problemText(problem));
    }
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={t('opinion.signTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }} data-testid="sign-dialog">
      <p style={{ marginTop: 0 }}>{t('opinion.signFor', { patient: personName(of.patientName), number: of.number })}</p>
      <div className={styles.preview} tabIndex={0} role="region" aria-label={t('opinion.title')} data-testid="sign-preview"><OpinionWords of={text} /></div>
      <form onSubmit={sign}>
        {failure && <Alert color="red" variant="light" mb="md" role="alert" data-testid="sign-failure">{failure}</Alert>}
        <input type="text" autoComplete="username" value={person.account} readOnly hidden />
        <PasswordInput
          label={t('opinion.password', { name: person.name })} description={t('opinion.passwordWhy')} value={password} required withAsterisk={false}
          onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" data-autofocus data-testid="sign-password"
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>{t('ui.back')}</Button>
          <Button type="submit" loading={command.isPending} disabled={password === ''} data-testid="sign-confirm">{t('opinion.signNow')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
