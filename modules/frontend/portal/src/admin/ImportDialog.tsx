import { Button, FileInput, Group, Modal, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, withQuery } from '../api/http';
import styles from '../roster/Roster.module.css';
import { adminKeys, useChange } from './queries';

type Outcome = 'CREATED' | 'CHANGED' | 'FAILED';
type Line = { number: number; account: string; name: string; outcome: Outcome; column: string; reason: string; problem?: string };
type Report = { applied: boolean; acceptable: boolean; lines: Line[] };

const progressEveryMillis = 700;

/** A bundle holds institutions and people; a table one of them. */
const isBundle = (file: File | null) => file?.name.toLowerCase().endsWith('.json') ?? false;

/** People or institutions from a file: every line is looked at before anything is changed. */
export function ImportDialog({ of, onClose }: { of: 'people' | 'institutions'; onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report>();
  const path = isBundle(file) ? '/api/directory' : of === 'people' ? '/api/persons.csv' : '/api/institutions.csv';
  // The bytes as they are: the node says when they are not UTF-8, the browser would guess.
  const send = (apply: boolean) => () =>
    http.text<Report>(withQuery(path, { apply: String(apply) }), isBundle(file) ? 'application/fhir+json' : 'text/csv', file ?? '');
  const look = useChange(['nothing'], send(false), '');
  const apply = useChange(adminKeys[of], send(true), t('ui.saved'));
  const failed = report?.lines.filter(({ outcome }) => outcome === 'FAILED').length ?? 0;
  return (
    <Modal opened onClose={onClose} title={t(`${of}.import`)} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <p className={styles.lead}>{t(`${of}.importHelp`)}</p>
      <div className={styles.fields}>
        <FileInput
          label={t('roster.file')} placeholder={t('roster.chooseFile')} accept=".csv,.json,text/csv,application/json" value={file} w={300}
          onChange={(chosen) => { setFile(chosen); setReport(undefined); }} data-testid="import-file"
        />
        <Button variant="default" disabled={!file} loading={look.isPending} onClick={() => look.mutate(undefined, { onSuccess: setReport })} data-testid="import-look">{t('roster.look')}</Button>
      </div>
      {(look.isPending || apply.isPending) && <HowFar />}
      {report && (
        <>
          <Lines of={report.lines} />
          {failed > 0 && <p className={styles.lead} role="alert">{t('people.importFailed', { count: failed })}</p>}
          {report.applied && <p className={styles.lead} role="status" data-testid="import-done">{t('people.importDone')}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.close')}</Button>
            {!report.applied && (
              <Button disabled={!report.acceptable} loading={apply.isPending} onClick={() => apply.mutate(undefined, { onSuccess: setReport })} data-testid="import-apply">
                {t('people.importApply', { count: report.lines.length })}
              </Button>
            )}
          </Group>
        </>
      )}
    </Modal>
  );
}

function Lines({ of }: { of: Line[] }) {
  const { t } = useTranslation();
  /** In the reader's language where the node says which problem it is. */
  const wrong = ({ column, reason, problem }: Line) => {
    const words = column ? reason.replace(`${column}: `, '') : reason;
    return problem ? t(`people.problem.${problem}`, { words, defaultValue: words }) : words;
  };
  return (
    <div className={styles.report} data-testid="import-report">
      <table>
        <tbody>
          {of.map((line, i) => (
            <tr key={i} data-outcome={line.outcome}>
              <td>{line.number}</td>
              <td>{line.account}</td>
              <td>{line.name}</td>
              <td>{t(`people.outcome.${line.outcome}`)} {line.column && <b data-testid="import-column">{t('people.column', { column: line.column })}</b>} {wrong(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many lines the node has read. */
function HowFar() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['import-progress'], queryFn: () => http.get<{ done: number; total: number }>('/api/import-progress'), refetchInterval: progressEveryMillis, retry: false, gcTime: 0,
  });
  if (!data || data.total === 0) return null;
  const { done, total } = data;
  return (
    <div role="status" data-testid="import-progress">
      <Progress value={(100 * done) / total} aria-label={t('people.progress', { done, total })} />
      <span className={styles.lead}>{t('people.progress', { done, total })}</span>
    </div>
  );
}
