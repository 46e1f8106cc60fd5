import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { Panel } from '../../ui/Panel';
import { personText } from '../people';
import type { Case } from '../types';
import { useBecause } from '../useBecause';
import styles from './History.module.css';

const shownOpen = 5;

/** Everything that happened, the newest first. */
export function History({ of }: { of: Case }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useBecause('history.note');
  const entries = [...of.history].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const entry = (one: (typeof entries)[number], i: number) => (
    <li key={i}>
      <span className={styles.what}>{t(`command.${one.command.toUpperCase()}`, { defaultValue: t(`state.${one.to}`) })}</span>
      <span className={styles.who}>{[personText(one.actor), format.short(one.at)].filter(Boolean).join(' · ')}</span>
      {one.note && <span className={styles.note}>{said({ explanation: one.note, ...(one.reasons ? { reasons: one.reasons } : {}) })}</span>}
    </li>
  );
  return (
    <Panel title={t('cases.history')} testid="history">
      <ol className={styles.history}>{entries.slice(0, shownOpen).map(entry)}</ol>
      {entries.length > shownOpen && (
        <details className={styles.more}>
          <summary>{t('cases.earlier', { count: entries.length - shownOpen })}</summary>
          <ol className={styles.history}>{entries.slice(shownOpen).map(entry)}</ol>
        </details>
      )}
    </Panel>
  );
}
