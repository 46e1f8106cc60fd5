import { Button, FileButton, Select } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel';
import { toast } from '../../ui/toasts';
import { useProblemText } from '../../ui/useProblemText';
import { ReasonDialog } from '../page/ReasonDialog';
import { caseKeys } from '../queries';
import type { Case } from '../types';
import { useCommand } from '../useCommand';
import { DocumentDialog } from './DocumentDialog';
import { DocumentRow } from './DocumentRow';
import { bring, useRemoval } from './queries';
import { accepted, documentKinds, type DocumentKind, kindOf } from './types';
import styles from './Documents.module.css';

/** Letters, reports and laboratory results beside the images, and the ways to bring and to put aside. */
export function DocumentsPanel({ of }: { of: Case }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const { run } = useCommand(of.id);
  const remove = useRemoval(of.id);
  const [kind, setKind] = useState<DocumentKind | ''>('');
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState<string>();
  const [aside, setAside] = useState<string>();
  const may = (action: Case['actions'][number]) => of.actions.includes(action);
  const shown = of.documents.find((one) => one.id === open);
  if (of.documents.length === 0 && !may('ADD_DOCUMENT')) return null;

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true);
    try {
      await work();
    } catch (problem) {
      toast('bad', problemText(problem));
    } finally {
      setBusy(false);
    }
  }

  const add = (files: File[]) => attempt(async () => {
    for (const file of files) {
      queries.setQueryData(caseKeys.one(of.id), await bring(of.id, file, kind === '' ? kindOf(file.name) : kind));
      toast('good', t('documents.added', { name: file.name }));
    }
  });

  return (
    <Panel title={t('documents.title')} testid="documents">
      {of.documents.length === 0 && <p className={styles.none}>{t('documents.none')}</p>}
      <ul className={styles.list}>
        {of.documents.map((document) => (
          <DocumentRow
            key={document.id} document={document} onOpen={() => setOpen(document.id)}
            onRemove={may('REMOVE_DOCUMENT') ? () => void attempt(() => remove(document.id)) : undefined}
            onSupersede={may('SUPERSEDE_DOCUMENT') ? () => setAside(document.id) : undefined}
          />
        ))}
      </ul>
      {may('ADD_DOCUMENT') && (
        <>
          <div className={styles.add}>
            <Select
              label={t('documents.what')} value={kind} w={230} allowDeselect={false} onChange={(value) => setKind((value ?? '') as DocumentKind | '')} data-testid="document-kind"
              data={[{ value: '', label: t('documents.byName') }, ...documentKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) }))]}
            />
            <FileButton onChange={(files) => void add(files)} accept={accepted} multiple inputProps={{ 'data-testid': 'document-file' } as object}>
              {(props) => <Button {...props} variant="default" loading={busy} leftSection={<IconPaperclip size={17} />} data-testid="add-document">{t('documents.add')}</Button>}
            </FileButton>
          </div>
          <p className={styles.hint}>{t('documents.taken')}</p>
        </>
      )}
      {shown && <DocumentDialog id={of.id} document={shown} onClose={() => setOpen(undefined)} />}
      {aside && (
        <ReasonDialog
          kind="supersede" onClose={() => setAside(undefined)}
          onReason={async (reason) => {
            if (await run(`documents/${aside}/supersede`, { reason }, t('reason.supersede.done'))) setAside(undefined);
          }}
        />
      )}
    </Panel>
  );
}
