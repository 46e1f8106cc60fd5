import { Button, FileInput, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, withQuery } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import styles from './Admin.module.css';
import { Table } from './Table';

type CodeTable = { system: string; version: string; state: 'RUNNING' | 'ACTIVE' | 'REPLACED' | 'REFUSED'; codes: number; skipped: number; startedAt: string; endedAt?: string };
type Report = { table: CodeTable; errors: { line: number; message: string }[] };

const systems = ['ICD-10', 'ICD-O-3-T', 'ICD-O-3-M'];
const key = ['code-tables'];
const progressMillis = 1_500;

/** Full tables of codes from the files that the hospital is licensed for; without them a small demonstration serves. */
export function CodeTablesPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [system, setSystem] = useState(systems[0]!);
  const [version, setVersion] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<Report>();
  const tables = useQuery({ queryKey: key, queryFn: ({ signal }) => http.get<CodeTable[]>('/api/code-tables', signal), refetchInterval: busy ? progressMillis : false });

  async function run(chosen: File) {
    setBusy(true);
    setReport(undefined);
    try {
      const done = await http.text<Report>(withQuery(`/api/code-tables/${system}`, { version: version.trim() }), 'application/octet-stream', chosen);
      setReport(done);
      if (done.errors.length === 0) toast('good', t('codeTables.imported', { count: done.table.codes }));
    } catch (problem) {
      toast('bad', problemText(problem));
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: key });
    }
  }

  return (
    <Page title={t('nav.codeTables')} lead={t('codeTables.lead')}>
      <Panel title={t('codeTables.import')} testid="code-import">
        <div style={{ display: 'grid', gap: 14, maxWidth: 560 }}>
          <Select label={t('ask.codeSystem')} data={systems} value={system} allowDeselect={false} onChange={(value) => setSystem(value ?? systems[0]!)} data-testid="table-system" />
          <TextInput label={t('codeTables.version')} placeholder="2019 ru" value={version} maxLength={60} onChange={(event) => setVersion(event.currentTarget.value)} data-testid="table-version" />
          <FileInput label={t('codeTables.file')} description={t('codeTables.fileHelp')} accept=".csv,.tsv,.txt,.xml" value={file} onChange={setFile} clearable data-testid="table-file" />
          <Button disabled={file === null || version.trim() === ''} loading={busy} onClick={() => file && void run(file)} data-testid="table-run">{t('codeTables.import')}</Button>
        </div>
        {report && report.errors.length > 0 && (
          <div data-testid="table-errors" role="alert">
            <p>{t('codeTables.refused')}</p>
            <ul>{report.errors.map((error, i) => <li key={i}>{error.line > 0 ? t('codeTables.line', { line: error.line, message: error.message }) : error.message}</li>)}</ul>
          </div>
        )}
      </Panel>
      <Answer of={tables}>
        {(all) => (
          <Table head={[t('ask.codeSystem'), t('codeTables.version'), t('codeTables.codes'), t('codeTables.state'), '']} testid="code-tables">
            {systems.filter((one) => !all.some((table) => table.system === one && table.state === 'ACTIVE')).map((one) => (
              <tr key={one}><td><strong>{one}</strong></td><td>{t('codeTables.demonstration')}</td><td /><td>{t('codeTables.stateOf.ACTIVE')}</td><td /></tr>
            ))}
            {all.map((table) => (
              <tr key={`${table.system} ${table.startedAt}`} data-testid="code-table" data-state={table.state}>
                <td><strong>{table.system}</strong></td>
                <td>{table.version}</td>
                <td>{new Intl.NumberFormat(i18n.language).format(table.codes)}</td>
                <td>{t(`codeTables.stateOf.${table.state}`)}</td>
                <td><span className={styles.small}>{format.short(table.endedAt ?? table.startedAt)}</span></td>
              </tr>
            ))}
          </Table>
        )}
      </Answer>
    </Page>
  );
}
