import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { institutionText, personText } from '../cases/people';
import type { Case, Opinion } from '../cases/types';
import { useFormat } from '../format/useFormat';
import { useDownload } from '../session/useDownload';
import { Deliveries } from './Deliveries';
import styles from './Opinion.module.css';
import { OpinionWords } from './OpinionWords';

/** A signed opinion as the document it is: set to be read, signed at its foot, with what became of it. */
export function OpinionDocument({ of, opinion }: { of: Case; opinion: Opinion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const file = useDownload();
  return (
    <article className={styles.document} data-testid="opinion" data-version={opinion.version}>
      <header className={styles.head}>
        <h2>{opinion.version > 1 ? t('opinion.amended', { version: opinion.version }) : t('opinion.title')}</h2>
        <Button
          variant="default" loading={file.busy} onClick={() => void file.save(`/api/cases/${of.id}/opinions/${opinion.version}/report.pdf`, `${of.number}-${opinion.version}.pdf`)}
          size="compact-md" leftSection={<IconFileTypePdf size={17} />} data-testid="opinion-pdf"
        >
          {t('opinion.pdf')}
        </Button>
      </header>
      <OpinionWords of={opinion} />
      <footer className={styles.signature}>
        <span className={styles.signed}>{t('opinion.signed')}</span>
        <span>
          <b>{personText(opinion.author)}</b>
          {institutionText(opinion.author) && <span className={styles.at}>{institutionText(opinion.author)}</span>}
        </span>
        <span className={styles.when}>{format.dateTime(opinion.signedAt)}</span>
      </footer>
      <Deliveries opinion={opinion} />
    </article>
  );
}
