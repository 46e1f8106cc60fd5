import { Alert, Button, Group, PasswordInput, TextInput } from '@mantine/core';
import { IconBuildingHospital, IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { hasPasskeys, prove } from './passkeys';
import { confirmAt } from './providers';
import { useMeansText } from './useMeansText';
import { useSession } from './useSession';

type Props = { why: string; label: string; onConfirmed: () => void | Promise<void>; onCancel: () => void; cancelLabel: string };

/** Asks the person at the browser to prove once more who it is, then goes on with what needed it. */
export function ConfirmForm({ why, label, onConfirmed, onCancel, cancelLabel }: Props) {
  const { t } = useTranslation();
  const { person, secondFactor, passkeys, providers, byProvider } = useSession();
  // Who has come by an identity provider may have no password here that anybody remembers.
  const [typing, setTyping] = useState(!byProvider);
  const meansText = useMeansText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function go(prove: () => Promise<unknown>) {
    setBusy(true);
    setFailure(undefined);
    try {
      await prove();
      await onConfirmed();
    } catch (problem) {
      setPassword('');
      setCode('');
      setFailure(meansText(problem));
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void go(() => http.post('/api/session/confirmation', { password, ...(secondFactor ? { code } : {}) }));
  }

  return (
    <form onSubmit={submit}>
      {failure && <Alert color="red" variant="light" mb="md" role="alert" data-testid="confirm-failure">{failure}</Alert>}
      <input type="text" autoComplete="username" value={person.account} readOnly hidden />
      {typing && (
        <PasswordInput
          label={t('opinion.password', { name: person.name })} description={why} value={password} required withAsterisk={false}
          onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="current-password" data-autofocus data-testid="confirm-password"
        />
      )}
      {!typing && <p style={{ margin: 0 }}>{why}</p>}
      {typing && secondFactor && (
        <TextInput
          label={t('signin.code')} description={t('signin.codeHelp')} value={code} required withAsterisk={false} mt="md" maxLength={40}
          onChange={(event) => setCode(event.currentTarget.value)} autoComplete="one-time-code" data-testid="confirm-code"
        />
      )}
      {providers.map(({ name, displayName }) => (
        <Button
          key={name} variant={typing ? 'default' : 'filled'} fullWidth mt="md" leftSection={<IconBuildingHospital size={17} />} disabled={busy} loading={busy && !typing}
          onClick={() => void go(() => confirmAt(name))} data-testid={`confirm-at-${name}`}
        >
          {t('provider.confirm', { name: displayName })}
        </Button>
      ))}
      <Group justify="flex-end" mt="lg">
        {passkeys && hasPasskeys() && (
          <Button
            variant="default" mr="auto" leftSection={<IconFingerprint size={17} />} disabled={busy} data-testid="confirm-passkey"
            onClick={() => void go(() => prove('/api/session/confirmation/passkey'))}
          >
            {t('signin.passkeyConfirm')}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>{cancelLabel}</Button>
        {typing
          ? <Button type="submit" loading={busy} disabled={password === '' || (secondFactor && code === '')} data-testid="confirm-submit">{label}</Button>
          : <Button variant="subtle" onClick={() => setTyping(true)} data-testid="confirm-with-password">{t('provider.withPassword')}</Button>}
      </Group>
    </form>
  );
}
