import { useTranslation } from 'react-i18next';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { CaseList } from './CaseList';
import styles from './CasesPage.module.css';
import { isOpen } from './clock';
import { useCases } from './queries';
import type { CaseState, CaseSummary } from './types';

export type InboxGroup = 'offered' | 'reading' | 'waiting' | 'answered';

export function groupOf(state: CaseState): InboxGroup {
  if (state === 'OFFERED' || state === 'TRIAGED' || state === 'SUBMITTED') return 'offered';
  if (state === 'NEEDS_INFO' || state === 'NEEDS_MATERIAL') return 'waiting';
  return isOpen(state) ? 'reading' : 'answered';
}

/** The inbox by what it asks of the reader; within a group the nearest deadline comes first. */
export function grouped(cases: CaseSummary[]): [InboxGroup, CaseSummary[]][] {
  const byDeadline = [...cases].sort((a, b) => Date.parse(a.dueAt ?? a.updatedAt) - Date.parse(b.dueAt ?? b.updatedAt));
  return (['offered', 'reading', 'waiting', 'answered'] as const)
    .map((group): [InboxGroup, CaseSummary[]] => [group, byDeadline.filter((one) => groupOf(one.state) === group)])
    .filter(([, members]) => members.length > 0);
}

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
