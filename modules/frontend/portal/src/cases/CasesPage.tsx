import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessagePlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rights } from '../session/rights';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { LinkButton } from '../ui/links';
import { Page } from '../ui/Page';
import { CaseList } from './CaseList';
import styles from './CasesPage.module.css';
import { useCaseSearch } from './queries';
import { onlyOnce } from './search';
import { caseStates, type CaseState } from './types';

const typingMillis = 250;
const wordsMax = 8;

export function CasesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const may = rights(person.roles);
  const navigate = useNavigate();
  const { view = may.ask && !person.roles.includes('COORDINATOR') ? 'mine' : 'institution', state } = useSearch({ from: '/cases' });
  // Kept here and not in the address: what is searched for is often a name.
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, typingMillis);
  const text = asked.trim().split(/\s+/).slice(0, wordsMax).join(' ');
  const cases = useCaseSearch({ view, ...(state ? { state } : {}), ...(text ? { text } : {}) });

  return (
    <Page
      title={t('cases.title')}
      lead={t('cases.lead')}
      actions={may.ask && (
        <LinkButton to="/ask" leftSection={<IconMessagePlus size={18} />} data-testid="new-case">{t('cases.ask')}</LinkButton>
      )}
    >
      <search className={styles.filters}>
        <TextInput
          className={styles.search} leftSection={<IconSearch size={17} stroke={1.7} />} placeholder={t('cases.search')} aria-label={t('cases.search')}
          value={typed} maxLength={200} onChange={(event) => setTyped(event.currentTarget.value)} type="search" data-testid="case-search"
        />
        <SegmentedControl
          value={view} onChange={(value) => void navigate({ to: '/cases', search: { view: value === 'mine' ? 'mine' : 'institution', state } })}
          data={[{ value: 'mine', label: t('cases.mine') }, { value: 'institution', label: t('cases.ofInstitution') }]}
          aria-label={t('cases.which')} data-testid="case-view"
        />
        <Select
          value={state ?? ''} aria-label={t('cases.state')} w={210} data-testid="case-state-filter"
          data={[{ value: '', label: t('cases.anyState') }, ...caseStates.map((one) => ({ value: one, label: t(`state.${one}`) }))]}
          onChange={(value) => void navigate({ to: '/cases', search: { view, state: (value || undefined) as CaseState | undefined } })}
        />
      </search>
      <Answer of={cases}>
        {({ pages }) => {
          const shown = onlyOnce(pages);
          if (shown.length > 0) return <CaseList cases={shown} />;
          if (text) return <Empty title={t('cases.noMatch')}>{t('cases.noMatchText')}</Empty>;
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
      {cases.hasNextPage && (
        <Button variant="default" mt="md" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()} data-testid="more-cases">{t('ui.more')}</Button>
      )}
    </Page>
  );
}
