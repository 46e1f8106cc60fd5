import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdjudicationPanel } from '../cases/adjudication/AdjudicationPanel';
import { Messages } from '../cases/page/Messages';
import type { Case } from '../cases/types';
import styles from './Opinion.module.css';
import { OpinionForm } from './OpinionForm';
import { OpinionSection } from './OpinionSection';

/** Beside the images: the question, then the opinion that answers it, then the talk about it. */
export function ReadingSide({ of }: { of: Case }) {
  const { t } = useTranslation();
  const [amending, setAmending] = useState(false);
  const mayAmend = of.actions.includes('AMEND');
  const writes = of.actions.includes('SIGN') || (mayAmend && (amending || of.draft !== undefined)) || (of.actions.includes('ASK') && of.opinions.length === 0);
  return (
    <div className={styles.side}>
      <section className={styles.ask}>
        <h2>{t('cases.question')}</h2>
        <p>{of.question}</p>
        <details>
          <summary>{t('cases.summary')}</summary>
          <p>{[of.diagnosis && `${of.diagnosis.code} ${of.diagnosis.display}`, of.clinicalSummary].filter(Boolean).join('\n\n')}</p>
        </details>
      </section>
      {of.adjudication && <div style={{ padding: '0 14px' }}><AdjudicationPanel of={of.adjudication} /></div>}
      {writes && <OpinionForm key={of.id} of={of} />}
      {!writes && of.actions.includes('ACCEPT') && <p className={styles.notice}>{t('opinion.acceptFirst')}</p>}
      {!writes && of.opinions.length > 0 && (
        <div className={styles.notice}>
          {mayAmend && <Button variant="light" fullWidth mb="md" onClick={() => setAmending(true)} data-testid="amend">{t('opinion.amend')}</Button>}
          <OpinionSection of={of} />
        </div>
      )}
      <div style={{ padding: '0 14px' }}><Messages of={of} /></div>
    </div>
  );
}
