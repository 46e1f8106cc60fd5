import { Button, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { Empty } from './Empty';
import { useProblemText } from './useProblemText';

type Asked<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;

/** Whether the node has nothing here for this person. */
export const isMissing = (error: unknown) => error instanceof Problem && error.status === 404;

/** In place of something that the person may not see any more. */
export function AccessEnded() {
  const { t } = useTranslation();
  return <div data-testid="access-ended"><Empty title={t('ui.ended')}>{t('ui.endedText')}</Empty></div>;
}

/** Shows what the node answered, or that it is on its way, or why it did not come, with a way to ask again. */
export function Answer<T>({ of, rows = 5, children }: { of: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  // What was shown and is found no more has been taken back: nothing of it stays on the screen.
  if (of.data !== undefined && isMissing(of.error)) return <AccessEnded />;
  if (of.data !== undefined) return children(of.data);
  if (of.isPending) {
    return (
      <Stack gap="sm" p="lg" role="status" aria-label={t('ui.loading')}>
        {Array.from({ length: rows }, (_, i) => <Skeleton key={i} height={26} width={`${92 - ((i * 17) % 40)}%`} radius="sm" />)}
      </Stack>
    );
  }
  const missing = isMissing(of.error);
  return (
    <Empty
      title={missing ? t('problems.not-found') : t('ui.failed')}
      action={<Button variant="default" onClick={() => void of.refetch()}>{t('ui.tryAgain')}</Button>}
    >
      {missing ? t('ui.missing') : problemText(of.error)}
    </Empty>
  );
}
