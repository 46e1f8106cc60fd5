import { Button, Loader, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download';
import { toast } from '../../ui/toasts';
import { useProblemText } from '../../ui/useProblemText';
import { contentOf, useDocumentText } from './queries';
import { type CaseDocument, shownAs } from './types';
import styles from './Documents.module.css';

const PdfView = lazy(() => import('./PdfView'));

type Props = { id: string; document: CaseDocument; onClose: () => void };

/** A document beside the case; what cannot be shown can be kept. */
export function DocumentDialog({ id, document, onClose }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const shown = shownAs(document);
  return (
    <Modal opened onClose={onClose} title={document.name} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div data-testid="document-view" data-shown={shown}>
        {shown === 'pdf' && <Suspense fallback={<Loader size={22} />}><PdfView id={id} document={document.id} /></Suspense>}
        {shown === 'picture' && <img className={styles.picture} src={contentOf(id, document.id)} alt={document.name} />}
        {shown === 'text' && <Words id={id} document={document} />}
        {shown === 'none' && <p className={styles.none}>{t(document.text === 'ENCRYPTED' ? 'documents.encrypted' : 'documents.cannotShow')}</p>}
      </div>
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

function Words({ id, document }: { id: string; document: CaseDocument }) {
  const { t } = useTranslation();
  const text = useDocumentText(id, document, true);
  if (text.isPending) return <Loader size={22} />;
  return (
    <>
      <pre className={styles.text} tabIndex={0} data-testid="document-text">{text.data}</pre>
      {document.text === 'CUT' && <p className={styles.hint}>{t('documents.cut')}</p>}
    </>
  );
}
