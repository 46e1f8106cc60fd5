import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Activity, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSessionLost } from '../api/http';
import { Confirming } from './Confirming';
import { EnrolmentPage } from './EnrolmentPage';
import { sessionKey } from './keys';
import { SignIn } from './SignIn';
import type { Session } from './types';
import { SessionContext, useSessionQuery } from './useSession';

/**
 * Shows the portal to whoever is signed in and the sign-in form to everybody else. When a session ends while somebody works, the
 * page is hidden, not thrown away: the same person finds it, with what was typed, after signing in again.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const session = useSessionQuery();
  const [last, setLast] = useState<Session>();

  useEffect(() => onSessionLost(() => queries.setQueryData(sessionKey, null)), [queries]);

  if (session.data && session.data !== last) {
    if (last && last.person.id !== session.data.person.id) {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    }
    setLast(session.data);
  }
  if (session.isPending) return <Center h="100%"><Loader aria-label={t('ui.loading')} /></Center>;
  if (session.isError) {
    return (
      <Center h="100%">
        <Stack align="center">
          <Text>{t('problems.unreachable')}</Text>
          <Button onClick={() => session.refetch()}>{t('ui.tryAgain')}</Button>
        </Stack>
      </Center>
    );
  }
  const shown = session.data ?? last;
  return (
    <>
      {!session.data && <SignIn expired={last !== undefined} />}
      {shown && (
        <Activity mode={session.data ? 'visible' : 'hidden'} key={shown.person.id}>
          <SessionContext value={shown}><Confirming>{shown.enrolmentNeeded ? <EnrolmentPage /> : children}</Confirming></SessionContext>
        </Activity>
      )}
    </>
  );
}
