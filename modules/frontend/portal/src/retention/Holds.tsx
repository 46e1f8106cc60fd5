import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import { UndoDialog } from '../steward/UndoDialog';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { retentionKeys, useHolds } from './queries';
import styles from './Retention.module.css';
import type { Hold } from './types';

export function Holds() {
  const { t } = useTranslation();
  const format = useFormat();
  const holds = useHolds();
  const [lifting, setLifting] = useState<Hold>();
  return (
    <section className={styles.section} data-testid="holds">
      <div className={styles.head}><h2>{t('retention.holds')}</h2></div>
      <Answer of={holds}>
        {(all) => all.length === 0 ? <Empty title={t('retention.noHolds')}>{t('retention.noHoldsText')}</Empty> : (
          <Table head={[t('retention.study'), t('retention.why'), t('retention.since'), '']} testid="hold-table">
            {all.map((one) => (
              <tr key={one.id} data-testid="hold-row" data-off={Boolean(one.lifted)}>
                <td className={styles.uid}><span className={admin.mono}>{one.studyInstanceUid}</span></td>
                <td className={styles.what}>
                  {one.reason}<span className={admin.small}>{one.by}</span>
                  {one.lifted && <span className={admin.small} data-testid="lifted">{t('retention.lifted', { by: one.lifted.by, reason: one.lifted.reason })}</span>}
                </td>
                <td>{format.dateTime(one.at)}</td>
                <td className={admin.end}>{!one.lifted && <Button size="compact-sm" variant="default" onClick={() => setLifting(one)} data-testid="lift">{t('retention.lift')}</Button>}</td>
              </tr>
            ))}
          </Table>
        )}
      </Answer>
      {lifting && (
        <UndoDialog
          path={`/api/retention/holds/${lifting.id}/lift`} stale={retentionKeys.all} title={t('retention.lift')} text={t('retention.liftText')} done={t('ui.saved')}
          onClose={() => setLifting(undefined)}
        />
      )}
    </section>
  );
}
