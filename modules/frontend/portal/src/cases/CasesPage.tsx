import { SegmentedControl, Select } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rights } from '../session/rights';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { LinkButton } from '../ui/links';
import { Page } from '../ui/Page';
import { CaseList } from './CaseList';
import styles from './CasesPage.module.css';
import { useCases } from './queries';
import { caseStates, type CaseState, type CaseSummary } from './types';

export function CasesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const may = rights(person.roles);
  const navigate = useNavigate();
  const { view = may.ask && !person.roles.includes('COORDINATOR') ? 'mine' : 'institution', state } = useSearch({ from: '/cases' });
  const cases = useCases(view);

  return (
    <Page
      title={t('cases.title')}
      lead={t('cases.lead')}
      actions={may.ask && (
        <LinkButton to="/ask" leftSection={<IconMessagePlus size={18} />} data-testid="new-case">{t('cases.ask')}</LinkButton>
      )}
    >
      <div className={styles.filters}>
        <SegmentedControl
          value={view} onChange={(value) => void navigate({ to: '/cases', search: { view: value === 'mine' ? 'mine' : 'institution', state } })}
          data={[{ value: 'mine', label: t('cases.mine') }, { value: 'institution', label: t('cases.ofInstitution') }]}
          aria-label={t('cases.which')} data-testid="case-view"
        />
        <Select
          value={state ?? ''} aria-label={t('cases.state')} w={210} data-testid="case-state-filter"
          data={[{ value: '', label: t('cases.anyState') }, ...statesOf(cases.data).map((one) => ({ value: one, label: t(`state.${one}`) }))]}
          onChange={(value) => void navigate({ to: '/cases', search: { view, state: (value || undefined) as CaseState | undefined } })}
        />
      </div>
      <Answer of={cases}>
        {(all) => {
          const shown = all.filter((one) => !state || one.state === state);
          if (shown.length > 0) return <CaseList cases={shown} />;
          return (
            <Empty
              title={t(state ? 'cases.noneInState' : 'cases.none')}
              action={may.ask && !state && <LinkButton to="/studies" variant="default">{t('cases.toStudies')}</LinkButton>}
            >
              {t(may.ask ? 'cases.noneText' : 'cases.noneReader')}
            </Empty>
          );
        }}
      </Answer>
    </Page>
  );
}

function statesOf(cases: CaseSummary[] | undefined): CaseState[] {
  return caseStates.filter((state) => cases?.some((one) => one.state === state));
}
