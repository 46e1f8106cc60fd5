import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { BrandMark } from '../shell/BrandMark';
import { LanguageMenu } from '../shell/LanguageMenu';
import { ThemeButton } from '../shell/ThemeButton';
import { useProblemText } from '../ui/useProblemText';
import { SignInPicture } from './SignInPicture';
import styles from './SignIn.module.css';
import { useSignIn } from './useSession';

export function SignIn({ expired }: { expired: boolean }) {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const problemText = useProblemText();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await signIn(account.trim(), password);
    } catch (problem) {
      const wrong = problem instanceof Problem && problem.status === 401;
      setFailure(wrong ? t('session.wrong') : problemText(problem));
      setPassword('');
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
          <TextInput
            label={t('session.account')} value={account} onChange={(event) => setAccount(event.currentTarget.value)}
            autoComplete="username" autoFocus required withAsterisk={false} size="md" data-testid="sign-in-account"
          />
          <PasswordInput
            label={t('session.password')} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password" required withAsterisk={false} size="md" mt="md" data-testid="sign-in-password"
          />
          <Button type="submit" loading={busy} fullWidth size="md" mt="xl" data-testid="sign-in">{t('session.signIn')}</Button>
        </form>
        <footer className={styles.footer}>
          <LanguageMenu /> <ThemeButton />
        </footer>
      </section>
      <SignInPicture className={styles.picture} />
    </main>
  );
}
