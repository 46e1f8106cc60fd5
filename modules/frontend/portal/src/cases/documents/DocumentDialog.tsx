import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download';
import { toast } from '../../ui/toasts';
import { useProblemText } from '../../ui/useProblemText';
import { DocumentContent } from './DocumentContent';
import { contentOf } from './queries';
import type { CaseDocument } from './types';
import styles from './Documents.module.css';

type Props = { id: string; document: CaseDocument; onClose: () => void };

/** A document beside the case; what cannot be shown can be kept. */
export function DocumentDialog({ id, document, onClose }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  return (
    <Modal opened onClose={onClose} title={document.name} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <DocumentContent id={id} document={document} />
      <div className={styles.foot}>
        <span className={styles.digest}>SHA-256 {document.sha256}</span>
        <Button
          variant="default" leftSection={<IconDownload size={17} />} data-testid="download-document"
          onClick={() => void download(contentOf(id, document.id), document.name).catch((problem: unknown) => toast('bad', problemText(problem)))}
        >
          {t('documents.keep')}
        </Button>
      </div>
    </Modal>
  );
}
