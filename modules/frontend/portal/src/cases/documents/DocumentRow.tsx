import { ActionIcon } from '@mantine/core';
import { IconArchive, IconFileText, IconFileTypePdf, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { personText } from '../people';
import { type CaseDocument, shownAs, size } from './types';
import styles from './Documents.module.css';

const icons = { pdf: IconFileTypePdf, picture: IconPhoto, text: IconFileText, none: IconFileText };

type Props = { document: CaseDocument; onOpen: () => void; onRemove: (() => void) | undefined; onSupersede: (() => void) | undefined };

export function DocumentRow({ document, onOpen, onRemove, onSupersede }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const Icon = icons[shownAs(document)];
  const aside = document.superseded;
  return (
    <li className={styles.document} data-testid="document" data-name={document.name} data-superseded={aside ? '' : undefined}>
      <span className={styles.icon}><Icon size={22} aria-hidden /></span>
      <span className={styles.words}>
        <button type="button" className={styles.name} onClick={onOpen} data-testid="open-document">{document.name}</button>
        <span>{[t(`documents.kind.${document.kind}`), size(document.length, i18n.language), personText(document.uploadedBy), format.short(document.uploadedAt)].join(' · ')}</span>
        {aside && <span className={styles.small}>{t('documents.superseded', { by: personText(aside.by), at: format.short(aside.at), reason: aside.reason })}</span>}
      </span>
      <span className={styles.buttons}>
        {onRemove && <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t('documents.remove', { name: document.name })} title={t('documents.remove', { name: document.name })} data-testid="remove-document"><IconTrash size={18} /></ActionIcon>}
        {onSupersede && !aside && <ActionIcon variant="subtle" color="gray" onClick={onSupersede} aria-label={t('documents.putAside', { name: document.name })} title={t('documents.putAside', { name: document.name })} data-testid="supersede-document"><IconArchive size={18} /></ActionIcon>}
      </span>
    </li>
  );
}
