import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { Table } from '../admin/Table';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { UndoDialog } from '../steward/UndoDialog';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { FormDialog } from '../ui/FormDialog';
import { DeletionRow } from './DeletionRow';
import { retentionKeys, useDeletions } from './queries';
import styles from './Retention.module.css';
import type { Deletion, Overview } from './types';

const states = ['PROPOSED', 'HIDDEN', 'DELETED'] as const;
type Shown = (typeof states)[number];

/** Most proposals that are confirmed at once. */
const confirmedMax = 200;

export function Deletions({ counts }: { counts: Overview | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [state, setState] = useState<Shown>('PROPOSED');
  const [chosen, setChosen] = useState<number[]>([]);
  const [confirming, setConfirming] = useState(false);
  const [undoing, setUndoing] = useState<Deletion>();
  const deletions = useDeletions(state);
  const confirm = useChange(retentionKeys.all, (ids: number[]) => http.post('/api/retention/deletions/confirm', { ids }), t('retention.confirmed'));
  const label = { PROPOSED: counts?.proposed, HIDDEN: counts?.hidden, DELETED: undefined };
  const show = (value: string) => {
    setChosen([]);
    setState(value as Shown);
  };
  const all = (deletions.data ?? []).slice(0, confirmedMax).map((one) => one.id);
  return (
    <section className={styles.section} data-testid="deletions">
      <div className={styles.head}>
        <h2>{t('retention.deletions')}</h2>
        <SegmentedControl
          value={state} onChange={show} aria-label={t('cases.state')}
          data={states.map((value) => ({ value, label: `${t(`retention.state.${value}`)}${label[value] === undefined ? '' : ` (${format.number(label[value] ?? 0)})`}` }))}
        />
      </div>
      <Answer of={deletions}>
        {(list) => list.length === 0 ? <Empty title={t(`retention.nothing.${state}`)}>{t(`retention.nothingText.${state}`)}</Empty> : (
          <>
            {state === 'PROPOSED' && (
              <div className={styles.head}>
                <Checkbox
                  label={t('retention.all')} checked={chosen.length === all.length} indeterminate={chosen.length > 0 && chosen.length < all.length}
                  onChange={(event) => setChosen(event.currentTarget.checked ? all : [])} data-testid="choose-all"
                />
                <Button color="red" disabled={chosen.length === 0} onClick={() => setConfirming(true)} data-testid="confirm">{t('retention.confirm', { count: chosen.length })}</Button>
              </div>
            )}
            <Table head={[t('retention.study'), t('retention.why'), t('retention.size'), t('retention.next'), '']} testid="deletion-table">
              {list.map((one) => (
                <DeletionRow
                  key={one.id} of={one} chosen={chosen.includes(one.id)} onUndo={() => setUndoing(one)}
                  onChoose={(yes) => setChosen((before) => (yes ? [...before, one.id].slice(0, confirmedMax) : before.filter((id) => id !== one.id)))}
                />
              ))}
            </Table>
          </>
        )}
      </Answer>
      {confirming && (
        <FormDialog
          title={t('retention.confirmTitle')} saveLabel={t('retention.confirm', { count: chosen.length })} complete busy={confirm.isPending}
          onClose={() => setConfirming(false)}
          onSave={() => confirm.mutate(chosen, { onSettled: () => { setConfirming(false); setChosen([]); } })}
        >
          <p className={styles.help}>{t('retention.confirmText', { count: counts?.graceDays ?? 0 })}</p>
        </FormDialog>
      )}
      {undoing && (
        <UndoDialog
          path={`/api/retention/deletions/${undoing.id}/${undoing.state === 'HIDDEN' ? 'take-back' : 'dismiss'}`} stale={retentionKeys.all}
          title={t(undoing.state === 'HIDDEN' ? 'retention.takeBack' : 'retention.dismiss')} text={t(undoing.state === 'HIDDEN' ? 'retention.takeBackText' : 'retention.dismissText')}
          done={t('ui.saved')} onClose={() => setUndoing(undefined)}
        />
      )}
    </section>
  );
}
