import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/Empty';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('ui.noPage')} action={<Button component={Link} to="/">{t('ui.toStart')}</Button>}>
      {t('ui.noPageText')}
    </Empty>
  );
}
