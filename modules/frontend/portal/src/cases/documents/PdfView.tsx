import { Loader } from '@mantine/core';
import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bytesOf } from './queries';
import styles from './Documents.module.css';

GlobalWorkerOptions.workerSrc = worker;

const pagesMax = 200;
const widthPixels = 1100;

type Props = { id: string; document: string };

/** Pages of a PDF as pictures, drawn here: no script, form, link or attachment of the file is ever alive. */
export default function PdfView({ id, document }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'broken'>('loading');

  useEffect(() => {
    const gone = new AbortController();
    const drawn = async () => {
      const data = await bytesOf(id, document, gone.signal);
      const task = getDocument({ data, isEvalSupported: false, enableXfa: false, stopAtErrors: false, disableFontFace: false });
      gone.signal.addEventListener('abort', () => void task.destroy());
      const pdf = await task.promise;
      for (let number = 1; number <= Math.min(pdf.numPages, pagesMax) && !gone.signal.aborted; number++) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale: widthPixels / page.getViewport({ scale: 1 }).width });
        const canvas = window.document.createElement('canvas');
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', t('documents.page', { number, of: pdf.numPages }));
        await page.render({ canvas, viewport }).promise;
        if (gone.signal.aborted) return;
        box.current?.append(canvas);
        setState('ready');
      }
    };
    drawn().catch(() => {
      if (!gone.signal.aborted) setState('broken');
    });
    const pages = box.current;
    return () => {
      gone.abort();
      pages?.replaceChildren();
    };
  }, [id, document, t]);

  return (
    <>
      {state === 'loading' && <Loader size={22} />}
      {state === 'broken' && <p className={styles.none}>{t('documents.cannotShow')}</p>}
      <div ref={box} className={styles.pages} hidden={state !== 'ready'} data-testid="pdf-pages" data-ready={state === 'ready'} tabIndex={0} />
    </>
  );
}
