import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconBuildingHospital, IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { BrandMark } from '../shell/BrandMark';
import { LanguageMenu } from '../shell/LanguageMenu';
import { ThemeButton } from '../shell/ThemeButton';
import { useProblemText } from '../ui/useProblemText';
import { hasPasskeys } from './passkeys';
import { SignInPicture } from './SignInPicture';
import styles from './SignIn.module.css';
import { useMeansText } from './useMeansText';
import { refusedOnArrival, signInAt, useProviders } from './providers';
import { usePasskeySignIn, useSignIn } from './useSession';

export function SignIn({ expired }: { expired: boolean }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const signInByPasskey = usePasskeySignIn();
  const meansText = useMeansText();
  const problemText = useProblemText();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  // Undefined until the node has said that the password is right and a code belongs to it.
  const [code, setCode] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(() => {
    const refusal = expired ? undefined : refusedOnArrival();
    return refusal && t(`provider.refused.${refusal}`);
  });
  const providers = useProviders();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await signIn(account.trim(), password, code);
    } catch (problem) {
      if (problem instanceof Problem && problem.type?.endsWith(':second-factor-needed')) {
        setCode('');
        return;
      }
      const wrong = problem instanceof Problem && problem.status === 401;
      setFailure(wrong ? t(code === undefined ? 'session.wrong' : 'signin.codeWrong') : problemText(problem));
      if (code === undefined) setPassword('');
      else setCode('');
    } finally {
      setBusy(false);
    }
  }

  async function byProvider(name: string) {
    setBusy(true);
    setFailure(undefined);
    try {
      await signInAt(name);
    } catch (problem) {
      setFailure(problem instanceof Problem && problem.status === 503 ? t('provider.refused.unavailable') : problemText(problem));
      setBusy(false);
    }
  }

  async function byPasskey() {
    setBusy(true);
    setFailure(undefined);
    try {
      await signInByPasskey();
    } catch (problem) {
      const refused = problem instanceof Problem && problem.status === 401;
      setFailure(refused ? t('signin.passkeyFailed') : meansText(problem));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={styles.page}>
      <section className={styles.side}>
        <header className={styles.brand}>
          <BrandMark size={30} /> <span>Consilium</span>
        </header>
        <form className={styles.form} onSubmit={submit} aria-label={t('session.signIn')}>
          <h1 className={styles.title}>{t('session.title')}</h1>
          <p className={styles.lead}>{t('session.lead')}</p>
          {expired && !failure && (
            <Alert color="amber" variant="light" mb="md" role="status">{t('session.expired')}</Alert>
          )}
          {failure && (
            <Alert color="red" variant="light" mb="md" role="alert" data-testid="sign-in-failure">{failure}</Alert>
          )}
          {code === undefined ? (
            <>
              <TextInput
                label={t('session.account')} value={account} onChange={(event) => setAccount(event.currentTarget.value)}
                autoComplete="username" autoFocus required withAsterisk={false} size="md" data-testid="sign-in-account"
              />
              <PasswordInput
                label={t('session.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="current-password" required withAsterisk={false} size="md" mt="md" data-testid="sign-in-password"
              />
            </>
          ) : (
            <TextInput
              label={t('signin.code')} description={t('signin.codeHelp')} value={code} onChange={(event) => setCode(event.currentTarget.value)}
              autoComplete="one-time-code" autoFocus required withAsterisk={false} size="md" maxLength={40} data-testid="sign-in-code"
            />
          )}
          <Button type="submit" loading={busy} fullWidth size="md" mt="xl" data-testid="sign-in">{t('session.signIn')}</Button>
          {code === undefined && hasPasskeys() && (
            <Button
              variant="default" fullWidth size="md" mt="sm" leftSection={<IconFingerprint size={19} />} onClick={() => void byPasskey()} disabled={busy}
              data-testid="sign-in-passkey"
            >
              {t('signin.passkeySignIn')}
            </Button>
          )}
          {code === undefined && providers.data?.map(({ name, displayName }) => (
            <Button
              key={name} variant="default" fullWidth size="md" mt="sm" leftSection={<IconBuildingHospital size={19} />} disabled={busy}
              onClick={() => void byProvider(name)} data-testid={`sign-in-at-${name}`} title={displayName}
            >
              {t('provider.signIn', { name: displayName })}
            </Button>
          ))}
          {code !== undefined && (
            <Button
              variant="subtle" fullWidth mt="sm" data-testid="sign-in-other"
              onClick={() => { setCode(undefined); setPassword(''); setFailure(undefined); }}
            >
              {t('signin.otherAccount')}
            </Button>
          )}
        </form>
        <footer className={styles.footer}>
          <LanguageMenu /> <ThemeButton />
        </footer>
      </section>
      <SignInPicture className={styles.picture} />
    </main>
  );
}
