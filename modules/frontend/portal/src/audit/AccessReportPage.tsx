import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { useSession } from '../session/useSession';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import styles from './Audit.module.css';
import { EventTable } from './EventTable';
import { useReport } from './queries';
import { disclosures } from './search';
import type { Search } from './types';

/** For a patient who asks who has seen the images: person, institution, time, what, and on behalf of which case. Made to be printed. */
export function AccessReportPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { node } = useSession();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState<Search>();
  const report = useReport(search);
  function submit(event: FormEvent) {
    event.preventDefault();
    setSearch({ patientId: typed.trim(), acts: disclosures });
  }
  return (
    <Page
      title={t('nav.accessReport')} lead={<span className={styles.screen}>{t('audit.reportLead')}</span>}
      actions={<Button className={styles.screen} variant="default" disabled={!report.data?.events.length} onClick={() => window.print()} data-testid="print">{t('audit.print')}</Button>}
    >
      <form onSubmit={submit} className={`${styles.filters} ${styles.screen}`} role="search">
        <TextInput label={t('audit.patient')} value={typed} maxLength={64} onChange={(e) => setTyped(e.currentTarget.value)} data-testid="report-patient" />
        <Button type="submit" disabled={typed.trim() === ''} data-testid="report">{t('audit.makeReport')}</Button>
      </form>
      {search && (
        <Answer of={report}>
          {(found) => found.events.length === 0 ? <Empty title={t('audit.nobody')}>{t('audit.nobodyText')}</Empty> : (
            <>
              <p className={styles.paper}>{t('audit.reportOf', { patient: search.patientId, node: node.name, time: format.dateTime(new Date(now).toISOString()) })}</p>
              <EventTable events={found.events} />
              {found.next !== undefined && <p data-testid="report-cut">{t('audit.cut', { count: found.events.length })}</p>}
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}
