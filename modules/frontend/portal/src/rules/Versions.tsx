import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import { Panel } from '../ui/Panel';
import styles from './Rules.module.css';
import type { Version } from './types';

/** Who laid down what and when; any of them can be the draft again. */
export function Versions({ of, onTake }: { of: Version[]; onTake: (version: Version) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('rules.versions')} testid="versions">
      {of.length === 0 && <span className={styles.small}>{t('rules.noVersion')}</span>}
      <ol className={styles.list}>
        {of.map((one, i) => (
          <li key={one.version} className={styles.item} data-testid="version">
            <span className={styles.number}>{one.version}</span>
            <span className={styles.words}>
              {one.savedBy}
              <span className={styles.small}>{format.dateTime(one.savedAt)} · {t('rules.count', { count: one.rules.length })}</span>
              {one.note && <span className={styles.small}>{one.note}</span>}
            </span>
            {i > 0 && <Button size="compact-sm" variant="default" onClick={() => onTake(one)} data-testid="take-version">{t('rules.goBack')}</Button>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
