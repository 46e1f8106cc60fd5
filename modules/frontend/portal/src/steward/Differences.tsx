import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Empty } from '../ui/Empty';
import styles from './Conflicts.module.css';
import type { Difference } from './types';

/** Element by element; an element that one side lacks says so, which is something else than an empty one. */
export function Differences({ of, complete }: { of: Difference[]; complete: boolean }) {
  const { t } = useTranslation();
  if (of.length === 0) return <Empty title={t('conflicts.same')}>{t('conflicts.sameText')}</Empty>;
  return (
    <div className={styles.scroll}>
      <table className={`${admin.table} ${styles.differences}`} data-testid="difference-table">
        <thead><tr>{[t('conflicts.element'), 'VR', t('conflicts.stored'), t('conflicts.newcomer')].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {of.map((one) => (
            <tr key={one.path} data-testid="difference" data-path={one.path}>
              <td><span>{one.keyword || t('conflicts.private')}</span><span className={`${admin.small} ${admin.mono}`}>{one.path}</span></td>
              <td className={admin.mono}>{one.vr}</td>
              <Value of={one.original} side="original" />
              <Value of={one.newcomer} side="newcomer" />
            </tr>
          ))}
        </tbody>
      </table>
      {!complete && <p className={styles.note}>{t('conflicts.incomplete', { count: of.length })}</p>}
    </div>
  );
}

function Value({ of, side }: { of: string | null | undefined; side: 'original' | 'newcomer' }) {
  const { t } = useTranslation();
  if (of === undefined || of === null) return <td className={styles.absent}>{t('conflicts.absent')}</td>;
  return <td className={styles.value} data-side={side}>{of === '' ? <span className={styles.absent}>{t('conflicts.empty')}</span> : of}</td>;
}
