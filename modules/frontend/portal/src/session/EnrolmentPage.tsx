import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page';
import { SecondFactorPanel } from './SecondFactorPanel';
import { useSignOut } from './useSession';

/** All that is open to somebody who must set up a second factor first. */
export function EnrolmentPage() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <Page title={t('signin.requiredTitle')} lead={t('signin.requiredText')} width="narrow">
      <SecondFactorPanel />
      <Group mt="md"><Button variant="default" onClick={() => void signOut()} data-testid="enrolment-sign-out">{t('session.signOut')}</Button></Group>
    </Page>
  );
}
