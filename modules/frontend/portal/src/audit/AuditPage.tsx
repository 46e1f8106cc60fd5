import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDownload } from '../session/useDownload';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { LinkButton } from '../ui/links';
import { Page } from '../ui/Page';
import styles from './Audit.module.css';
import { ChainPanel } from './ChainPanel';
import { EventDialog } from './EventDialog';
import { EventTable } from './EventTable';
import { useEvents } from './queries';
import { type Filters, noFilters, searchOf } from './search';
import { acts, type Act, type Search } from './types';

export function AuditPage() {
  const { t } = useTranslation();
  const [filters, setFilters] = useState<Filters>(noFilters);
  const [search, setSearch] = useState<Search>({});
  const [open, setOpen] = useState<number>();
  const events = useEvents(search);
  const file = useDownload();
  const set = (change: Partial<Filters>) => setFilters((now) => ({ ...now, ...change }));
  function submit(event: FormEvent) {
    event.preventDefault();
    setSearch(searchOf(filters));
  }
  return (
    <Page
      title={t('nav.audit')} lead={t('audit.lead')}
      actions={(
        <>
          <Button variant="default" loading={file.busy} onClick={() => void file.save('/api/audit/export', 'audit-trail.csv', search)} data-testid="csv">{t('audit.csv')}</Button>
          <LinkButton to="/access-report" data-testid="to-report">{t('nav.accessReport')}</LinkButton>
        </>
      )}
    >
      <ChainPanel />
      <form onSubmit={submit} className={styles.filters} role="search">
        <TextInput type="date" label={t('audit.from')} value={filters.from} onChange={(e) => set({ from: e.currentTarget.value })} data-testid="from" />
        <TextInput type="date" label={t('audit.until')} value={filters.until} onChange={(e) => set({ until: e.currentTarget.value })} data-testid="until" />
        <TextInput label={t('audit.agent')} value={filters.agent} maxLength={64} onChange={(e) => set({ agent: e.currentTarget.value })} data-testid="agent" />
        <TextInput label={t('audit.patient')} value={filters.patientId} maxLength={64} onChange={(e) => set({ patientId: e.currentTarget.value })} data-testid="patient" />
        <NativeSelect
          label={t('audit.what')} value={filters.act} onChange={(e) => set({ act: e.currentTarget.value as Act | '' })} data-testid="act"
          data={[{ value: '', label: t('audit.anything') }, ...acts.map((act) => ({ value: act, label: t(`audit.act.${act}`) }))]}
        />
        <Checkbox className={styles.check} label={t('audit.failures')} checked={filters.failures} onChange={(e) => set({ failures: e.currentTarget.checked })} data-testid="failures" />
        <Button type="submit" data-testid="search">{t('audit.search')}</Button>
      </form>
      <Answer of={events}>
        {(found) => {
          const all = found.pages.flatMap((page) => page.events);
          return all.length === 0 ? <Empty title={t('audit.none')}>{t('audit.noneText')}</Empty> : <EventTable events={all} onOpen={setOpen} />;
        }}
      </Answer>
      {events.hasNextPage && (
        <div className={styles.more}><Button variant="default" loading={events.isFetchingNextPage} onClick={() => events.fetchNextPage()} data-testid="more">{t('audit.more')}</Button></div>
      )}
      {open !== undefined && <EventDialog number={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
