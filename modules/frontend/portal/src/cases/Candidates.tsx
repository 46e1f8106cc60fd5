import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Candidates.module.css';
import { institutionText, personText } from './people';
import type { Candidate } from './types';
import { useBecause } from './useBecause';

/** Whom the router would ask, in its order, and why the others not. */
export function Candidates({ candidates, action }: { candidates: Candidate[]; action?: (candidate: Candidate) => ReactNode }) {
  const { t } = useTranslation();
  const said = useBecause();
  const ordered = [...candidates].sort((a, b) => Number(b.eligible) - Number(a.eligible) || (a.rank ?? 999) - (b.rank ?? 999));
  if (ordered.length === 0) return <p className={styles.none}>{t('routing.nobody')}</p>;
  return (
    <ol className={styles.list} data-testid="candidates">
      {ordered.map((candidate) => (
        <li key={candidate.person.id} className={styles.candidate} data-eligible={candidate.eligible}>
          <span className={styles.rank}>{candidate.eligible ? (candidate.rank ?? '·') : '–'}</span>
          <span className={styles.words}>
            <strong>{personText(candidate.person)}</strong>
            <span className={styles.at}>{institutionText(candidate.person)}</span>
            <span className={styles.why}>{said(candidate)}</span>
          </span>
          {action?.(candidate)}
        </li>
      ))}
    </ol>
  );
}
