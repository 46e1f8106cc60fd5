import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { Table } from '../admin/Table';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { FormDialog } from '../ui/FormDialog';
import styles from './Operations.module.css';
import { operationsKeys, useFindings } from './queries';
import { type Finding, type FindingAction, type FindingState, findingStates } from './types';

export function Findings() {
  const { t } = useTranslation();
  const [state, setState] = useState<FindingState>('OPEN');
  const findings = useFindings(state);
  return (
    <section className={styles.findings} data-testid="findings">
      <div className={styles.findingsHead}>
        <h2>{t('operations.findings')}</h2>
        <SegmentedControl
          value={state} onChange={(value) => setState(value as FindingState)} aria-label={t('cases.state')}
          data={findingStates.map((value) => ({ value, label: t(`operations.findingState.${value}`) }))}
        />
      </div>
      <Answer of={findings}>
        {(all) => all.length === 0 ? <Empty title={t(`operations.noFindings.${state}`)}>{t('operations.noFindingsText')}</Empty> : (
          <Table head={[t('operations.finding'), t('operations.object'), t('operations.seen'), '']} testid="finding-table">
            {all.map((one) => <Row key={one.id} of={one} />)}
          </Table>
        )}
      </Answer>
    </section>
  );
}

function Row({ of }: { of: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr data-testid="finding-row" data-kind={of.kind} data-state={of.state}>
      <td className={styles.what}>
        <strong>{t(`operations.kind.${of.kind}`)}</strong>
        <span className={styles.under}>{t(`operations.kindText.${of.kind}`)}</span>
        {of.instances > 0 && <span className={styles.under}>{t('operations.affected', { count: of.instances })}</span>}
        {of.outcome && <span className={styles.tag}>{t(`operations.outcome.${of.outcome}`)}{of.decidedAt && ` · ${format.short(of.decidedAt)}`}</span>}
      </td>
      <td className={styles.uids}>
        {of.objectKey && <span className={styles.mono}>{of.objectKey}</span>}
        {of.bytes > 0 && <span className={styles.under}>{format.bytes(of.bytes)}</span>}
        {of.studyInstanceUid && <span className={styles.under}>{t('operations.study')} <span className={styles.mono}>{of.studyInstanceUid}</span></span>}
        {of.sopInstanceUid && <span className={styles.under}>{t('operations.instance')} <span className={styles.mono}>{of.sopInstanceUid}</span></span>}
      </td>
      <td><span className={styles.nowrap}>{format.short(of.lastSeen)}</span><span className={styles.under}>{t('operations.firstSeen', { at: format.short(of.firstSeen) })}</span></td>
      <td className={styles.acts}>{of.actions.filter((action) => of.state === 'OPEN' || action !== 'ACKNOWLEDGE').map((action) => <Act key={action} of={of} action={action} />)}</td>
    </tr>
  );
}

function Act({ of, action }: { of: Finding; action: FindingAction }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const act = useChange(operationsKeys.all, () => http.post(`/api/operations/findings/${of.id}`, { action }), t(`operations.done.${action}`));
  const label = t(`operations.action.${action}`);
  const needsYes = action === 'DELETE';
  return (
    <>
      <Button
        size="compact-sm" variant={needsYes ? 'outline' : 'light'} color={needsYes ? 'red' : 'petrol'} loading={act.isPending}
        onClick={() => (needsYes ? setAsking(true) : act.mutate(undefined))} data-testid={`act-${action}`}
      >
        {label}
      </Button>
      {asking && (
        <FormDialog title={t('operations.deleteTitle')} saveLabel={label} busy={act.isPending} complete onClose={() => setAsking(false)} onSave={() => act.mutate(undefined, { onSettled: () => setAsking(false) })}>
          <p className={styles.ask}>{t('operations.deleteText')}</p>
          <p className={styles.mono}>{of.objectKey}</p>
        </FormDialog>
      )}
    </>
  );
}
