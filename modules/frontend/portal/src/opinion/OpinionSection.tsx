import { Button } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { personText } from '../cases/people';
import type { Case } from '../cases/types';
import { useCommand } from '../cases/useCommand';
import { useFormat } from '../format/useFormat';
import { OpinionDocument } from './OpinionDocument';
import styles from './Opinion.module.css';

/** The signed opinions of a case, the newest first. For the doctor who asked, an unread one is sealed: opening it is the receipt. */
export function OpinionSection({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { run, busy } = useCommand(of.id);
  const [newest, ...older] = [...of.opinions].sort((a, b) => b.version - a.version);
  if (!newest) return null;
  if (of.actions.includes('ACKNOWLEDGE')) {
    return (
      <section className={styles.sealed} data-testid="sealed-opinion">
        <div>
          <h2>{t('opinion.arrived')}</h2>
          <p>{t('opinion.arrivedText', { name: personText(newest.author), at: format.dateTime(newest.signedAt) })}</p>
        </div>
        <Button size="md" leftSection={<IconMailOpened size={19} />} loading={busy} onClick={() => void run('acknowledge')} data-testid="open-opinion">
          {t('opinion.open')}
        </Button>
      </section>
    );
  }
  return (
    <>
      <OpinionDocument of={of} opinion={newest} />
      {older.length > 0 && (
        <details className={styles.older}>
          <summary>{t('opinion.older', { count: older.length })}</summary>
          {older.map((opinion) => <OpinionDocument key={opinion.version} of={of} opinion={opinion} />)}
        </details>
      )}
    </>
  );
}
