import { Button, CloseButton, FileButton, Select } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { accepted, documentKinds, type DocumentKind, kindOf, size } from '../documents/types';
import styles from '../documents/Documents.module.css';

export type ChosenFile = { file: File; kind: DocumentKind };

type Props = { chosen: ChosenFile[]; onChange: (files: ChosenFile[]) => void };

/** Files that go along with a question, once it is kept or sent. */
export function AskDocuments({ chosen, onChange }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <ul className={styles.list}>
        {chosen.map((one, i) => (
          <li key={`${one.file.name}-${i}`} className={styles.document} data-testid="chosen-document">
            <Select
              aria-label={t('documents.what')} value={one.kind} w={170} allowDeselect={false}
              data={documentKinds.map((value) => ({ value, label: t(`documents.kind.${value}`) }))}
              onChange={(kind) => onChange(chosen.map((other) => (other === one ? { ...one, kind: (kind ?? 'OTHER') as DocumentKind } : other)))}
            />
            <span className={styles.words}><b>{one.file.name}</b><span>{size(one.file.size, i18n.language)}</span></span>
            <CloseButton aria-label={t('documents.remove', { name: one.file.name })} onClick={() => onChange(chosen.filter((other) => other !== one))} />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <FileButton
          onChange={(files) => onChange([...chosen, ...files.map((file) => ({ file, kind: kindOf(file.name) }))])} accept={accepted} multiple
          inputProps={{ 'data-testid': 'ask-file' } as object}
        >
          {(props) => <Button {...props} variant="default" leftSection={<IconPaperclip size={17} />} data-testid="ask-add-document">{t('documents.add')}</Button>}
        </FileButton>
      </div>
      <p className={styles.hint}>{t('documents.taken')}</p>
    </>
  );
}
