import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/useFormat';
import { OpinionWords } from '../../opinion/OpinionWords';
import { Panel } from '../../ui/Panel';
import { personText } from '../people';
import type { Adjudication } from '../types';
import styles from './Adjudication.module.css';

/** The two opinions between which somebody decides. */
export function AdjudicationPanel({ of }: { of: Adjudication }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('adjudication.title')} testid="adjudication">
      <p className={styles.lead}>{t('adjudication.asks', { person: personText(of.askedBy), adjudicator: personText(of.adjudicator), at: format.short(of.at) })}</p>
      <h3 className={styles.sub}>{t('adjudication.otherTitle')}</h3>
      <p className={styles.text}>{of.other}</p>
      {of.text && (
        <>
          <h3 className={styles.sub}>{t('adjudication.first', { person: personText(of.first) })}</h3>
          <p className={styles.unsigned}>{t('adjudication.unsigned')}</p>
          <OpinionWords of={of.text} />
        </>
      )}
    </Panel>
  );
}
