import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './CaseBadge.module.css';
import { stateTone } from './stateTone';
import type { CaseState } from './types';

/** The state of a case as a small coloured word that opens the case. */
export function CaseBadge({ case: { id, number, state } }: { case: { id: string; number: string; state: string } }) {
  const { t } = useTranslation();
  return (
    <Link to="/cases/$case" params={{ case: id }} className={styles.badge} data-tone={stateTone(state as CaseState)} title={t('cases.number', { number })}>
      {t(`state.${state}`)}
    </Link>
  );
}

export function StateBadge({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return <span className={styles.badge} data-tone={stateTone(state)} data-testid="case-state" data-state={state}>{t(`state.${state}`)}</span>;
}
