import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/Empty';

/** A page that broke while drawing: the rest of the portal stays usable. */
export function Failed({ reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return <Empty title={t('ui.broken')} action={<Button onClick={reset}>{t('ui.tryAgain')}</Button>}>{t('ui.brokenText')}</Empty>;
}
