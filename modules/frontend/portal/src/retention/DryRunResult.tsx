import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { useFormat } from '../format/useFormat';
import { Obstacles, VerdictText } from './Period';
import styles from './Retention.module.css';
import type { DryRun } from './types';

/** What a policy would do. */
export function DryRunResult({ of }: { of: DryRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.result} data-testid="dry-run-result" data-studies={of.studies} role="status">
      <p>
        <strong>{t('retention.due', { count: of.studies, studies: format.number(of.studies), bytes: format.bytes(of.bytes) })}</strong>{' '}
        {t(of.complete ? 'retention.lookedAt' : 'retention.lookedAtSome', { count: of.lookedAt, studies: format.number(of.lookedAt) })}
      </p>
      {of.named.length > 0 && (
        <div className={styles.found}>
          {of.named.map(({ study, verdict, obstacles }) => (
            <p key={study.studyInstanceUid} data-testid="due-row">
              <span className={admin.mono}>{study.studyInstanceUid}</span>
              <span className={admin.small}><VerdictText of={verdict} /></span>
              <Obstacles of={obstacles} />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
