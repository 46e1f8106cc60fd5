import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/Empty';
import { LinkButton } from '../ui/links';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('ui.noPage')} action={<LinkButton to="/">{t('ui.toStart')}</LinkButton>}>
      {t('ui.noPageText')}
    </Empty>
  );
}
