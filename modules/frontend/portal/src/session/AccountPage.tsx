import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { FeedForm } from '../roster/FeedForm';
import { PlanEditor } from '../roster/PlanEditor';
import { Facts } from '../ui/Facts';
import { ViewersPanel } from '../viewers/ViewersPanel';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { languageName } from '../format/languageName';
import { rights } from './rights';
import { IdentitiesPanel } from './IdentitiesPanel';
import { NoticesPanel } from './NoticesPanel';
import { PasskeysPanel } from './PasskeysPanel';
import { SecondFactorPanel } from './SecondFactorPanel';
import { useSession } from './useSession';

export const passwordLengthMin = 12;

export function AccountPage() {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  return (
    <Page title={t('session.account_page')} width="narrow">
      <Panel title={person.name}>
        <Facts
          facts={[
            [t('session.account'), person.account],
            [t('people.institution'), person.institution.name],
            [t('people.roles'), person.roles.map((role) => t(`roles.${role}`)).join(', ')],
            [t('people.languages'), person.languages.map((code) => languageName(code, i18n.language)).join(', ')],
            [t('people.zone'), person.zone],
          ]}
        />
      </Panel>
      {rights(person.roles).ownDuty && (
        <Panel title={t('roster.ownDuty')} testid="own-duty">
          <PlanEditor id={person.id} />
          <FeedForm />
        </Panel>
      )}
      <NoticesPanel />
      <ViewersPanel />
      <IdentitiesPanel />
      <PasskeysPanel />
      <SecondFactorPanel />
      <Panel title={t('session.changePassword')}><PasswordForm account={person.account} /></Panel>
    </Page>
  );
}

function PasswordForm({ account }: { account: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [current, setCurrent] = useState('');
  const { secondFactor } = useSession();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const tooShort = password !== '' && password.length < passwordLengthMin;
  const differs = again !== '' && again !== password;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await http.put('/api/session/password', { current, password, ...(secondFactor ? { code } : {}) });
      toast('good', t('session.passwordChanged'));
      setCurrent('');
      setCode('');
      setPassword('');
      setAgain('');
    } catch (problem) {
      toast('bad', problemText(problem));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack component="form" onSubmit={submit} gap="md" maw={420}>
      <input type="text" autoComplete="username" value={account} readOnly hidden />
      <PasswordInput
        label={t('session.currentPassword')} value={current} onChange={(e) => setCurrent(e.currentTarget.value)}
        autoComplete="current-password" required withAsterisk={false} data-testid="current-password"
      />
      {secondFactor && (
        <TextInput
          label={t('signin.code')} description={t('signin.codeHelp')} value={code} required withAsterisk={false} maxLength={40}
          onChange={(e) => setCode(e.currentTarget.value)} autoComplete="one-time-code" data-testid="password-code"
        />
      )}
      <PasswordInput
        label={t('session.newPassword')} description={t('session.passwordRule', { count: passwordLengthMin })} value={password}
        onChange={(e) => setPassword(e.currentTarget.value)} error={tooShort && t('session.passwordShort')}
        autoComplete="new-password" required withAsterisk={false} data-testid="new-password"
      />
      <PasswordInput
        label={t('session.newPasswordAgain')} value={again} onChange={(e) => setAgain(e.currentTarget.value)}
        error={differs && t('session.passwordDiffers')} autoComplete="new-password" required withAsterisk={false} data-testid="new-password-again"
      />
      <Button
        type="submit" loading={busy} disabled={current === '' || (secondFactor && code === '') || password.length < passwordLengthMin || again !== password}
        style={{ alignSelf: 'start' }} data-testid="save-password"
      >
        {t('session.changePassword')}
      </Button>
    </Stack>
  );
}
