import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBecause } from '../cases/useBecause';
import { useFormat } from '../format/useFormat';
import { Panel } from '../ui/Panel';
import styles from './Rules.module.css';
import type { Choice, Tried } from './types';

/** Recent cases by the rules in force and by the draft; those that go elsewhere stand out. */
export function TrialTable({ cases }: { cases: Tried[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const differing = cases.filter(({ differs }) => differs).length;
  return (
    <Panel title={t('rules.trial')} testid="trial">
      <span className={styles.small}>{t('rules.trialHelp')}</span>
      <p data-testid="trial-count">{cases.length === 0 ? t('rules.noCases') : t('rules.differing', { count: differing, all: cases.length })}</p>
      {cases.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th scope="col">{t('rules.case')}</th><th scope="col">{t('rules.before')}</th><th scope="col">{t('rules.after')}</th></tr></thead>
            <tbody>
              {cases.map((one) => (
                <tr key={one.id} data-differs={one.differs} data-testid="tried">
                  <td><Link to="/cases/$case" params={{ case: one.id }}>{one.number}</Link><span className={styles.small}>{format.short(one.submittedAt)}</span></td>
                  <td><Chosen of={one.before} /></td>
                  <td><Chosen of={one.after} why /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Chosen({ of, why = false }: { of: Choice; why?: boolean }) {
  const { t } = useTranslation();
  const said = useBecause();
  return (
    <>
      {of.first?.name ?? t('rules.nobody')}
      {of.backup && <span className={styles.small}>{t('rules.backup', { name: of.backup.name })}</span>}
      {why && <span className={styles.small}>{said(of)}</span>}
    </>
  );
}
