import { Button, FileInput, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, withQuery } from '../api/http';
import styles from '../roster/Roster.module.css';
import { adminKeys, useChange } from './queries';

type Outcome = 'CREATED' | 'CHANGED' | 'FAILED';
type Report = { applied: boolean; acceptable: boolean; lines: { number: number; account: string; name: string; outcome: Outcome; reason: string }[] };

/** People from a file: every line is looked at before anything is changed. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report>();
  // The bytes as they are: the node says when they are not UTF-8, the browser would guess.
  const send = (apply: boolean) => () => http.text<Report>(withQuery('/api/persons.csv', { apply: String(apply) }), 'text/csv', file ?? '');
  const look = useChange(['nothing'], send(false), '');
  const apply = useChange(adminKeys.people, send(true), t('ui.saved'));
  const failed = report?.lines.filter(({ outcome }) => outcome === 'FAILED').length ?? 0;
  return (
    <Modal opened onClose={onClose} title={t('people.import')} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <p className={styles.lead}>{t('people.importHelp')}</p>
      <div className={styles.fields}>
        <FileInput
          label={t('roster.file')} placeholder={t('roster.chooseFile')} accept=".csv,text/csv" value={file} w={300}
          onChange={(chosen) => { setFile(chosen); setReport(undefined); }} data-testid="import-file"
        />
        <Button variant="default" disabled={!file} loading={look.isPending} onClick={() => look.mutate(undefined, { onSuccess: setReport })} data-testid="import-look">{t('roster.look')}</Button>
      </div>
      {report && (
        <>
          <div className={styles.report} data-testid="import-report">
            <table>
              <tbody>
                {report.lines.map((line) => (
                  <tr key={line.number} data-outcome={line.outcome}>
                    <td>{line.number}</td>
                    <td>{line.account}</td>
                    <td>{line.name}</td>
                    <td>{t(`people.outcome.${line.outcome}`)} {line.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
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
