import { useTranslation } from 'react-i18next';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { CaseList } from './CaseList';
import styles from './CasesPage.module.css';
import { grouped } from './inbox';
import { useCases } from './queries';

export function InboxPage() {
  const { t } = useTranslation();
  const cases = useCases('inbox');
  return (
    <Page title={t('inbox.title')} lead={t('inbox.lead')}>
      <Answer of={cases}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('inbox.none')}>{t('inbox.noneText')}</Empty>
          ) : (
            grouped(all).map(([group, members]) => (
              <section key={group} aria-label={t(`inbox.${group}`)}>
                <h2 className={styles.group}>{t(`inbox.${group}`)} <span>{members.length}</span></h2>
                <CaseList cases={members} />
              </section>
            ))
          )
        }
      </Answer>
    </Page>
  );
}
