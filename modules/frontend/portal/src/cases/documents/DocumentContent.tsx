import { Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { contentOf, useDocumentText } from './queries';
import { type CaseDocument, shownAs } from './types';
import styles from './Documents.module.css';

const PdfView = lazy(() => import('./PdfView'));

/** What a document says, as far as the portal shows it. */
export function DocumentContent({ id, document }: { id: string; document: CaseDocument }) {
  const { t } = useTranslation();
  const shown = shownAs(document);
  return (
    <div data-testid="document-view" data-shown={shown}>
      {shown === 'pdf' && <Suspense fallback={<Loader size={22} />}><PdfView id={id} document={document.id} /></Suspense>}
      {shown === 'picture' && <img className={styles.picture} src={contentOf(id, document.id)} alt={document.name} />}
      {shown === 'text' && <Words id={id} document={document} />}
      {shown === 'none' && <p className={styles.none}>{t(document.text === 'ENCRYPTED' ? 'documents.encrypted' : 'documents.cannotShow')}</p>}
    </div>
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
