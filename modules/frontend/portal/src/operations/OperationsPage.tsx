import { useTranslation } from 'react-i18next';
import { Answer } from '../ui/Answer';
import { Page } from '../ui/Page';
import { Checks } from './Checks';
import { Findings } from './Findings';
import { useOperations } from './queries';
import { Senders } from './Senders';
import { Tiles } from './Tiles';

export function OperationsPage() {
  const { t } = useTranslation();
  const operations = useOperations();
  return (
    <Page title={t('nav.operations')} lead={t('operations.lead')}>
      <Answer of={operations}>
        {(now) => (
          <>
            <Tiles of={now} />
            <Senders of={now} />
            <Checks of={now.checks} />
          </>
        )}
      </Answer>
      <Findings />
    </Page>
  );
}
