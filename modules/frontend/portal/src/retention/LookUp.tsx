import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { DeletionRow } from './DeletionRow';
import { Obstacles, VerdictText } from './Period';
import { useExplanation } from './queries';
import styles from './Retention.module.css';
import { StudyDialog } from './StudyDialog';
import type { Explanation } from './types';

/** Why a study is here, or gone; and holding or deleting it by hand. */
export function LookUp() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [study, setStudy] = useState<string>();
  const explanation = useExplanation(study);
  function search(event: FormEvent) {
    event.preventDefault();
    setStudy(typed.trim());
  }
  return (
    <section className={styles.section} data-testid="look-up">
      <div className={styles.head}><h2>{t('retention.lookUp')}</h2></div>
      <form onSubmit={search} className={styles.search}>
        <TextInput label="Study Instance UID" value={typed} maxLength={64} onChange={(e) => setTyped(e.currentTarget.value)} data-testid="study-uid" />
        <Button type="submit" variant="default" disabled={!/^[\d.]{1,64}$/.test(typed.trim())} data-testid="explain">{t('retention.explain')}</Button>
      </form>
      {study && <Answer of={explanation}>{(found) => <Found of={found} />}</Answer>}
    </section>
  );
}

function Found({ of }: { of: Explanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<'hold' | 'delete'>();
  const hidden = of.deletions[0]?.state === 'HIDDEN';
  return (
    <>
      {of.study && (
        <div className={styles.result} data-testid="explanation" data-kind={of.verdict?.kind}>
          <p><strong>{of.verdict && <VerdictText of={of.verdict} />}</strong></p>
          <p>
            {[of.study.institution.name, of.study.studyDate && format.date(of.study.studyDate), of.study.modalities.join(', '), of.study.senders.join(', '),
              t('retention.instances', { count: of.study.instances, instances: format.number(of.study.instances) }), format.bytes(of.study.bytes)].filter(Boolean).join(' · ')}
          </p>
          <p><Obstacles of={of.obstacles} />{of.holds.map((one) => <span key={one.id} className={admin.small}>{one.by}: {one.reason}</span>)}</p>
          <div>
            <Button size="compact-sm" variant="default" onClick={() => setAsking('hold')} data-testid="hold">{t('retention.hold')}</Button>{' '}
            {!hidden && <Button size="compact-sm" variant="outline" color="red" onClick={() => setAsking('delete')} data-testid="delete-study">{t('retention.delete')}</Button>}
          </div>
        </div>
      )}
      {of.deletions.length > 0 && (
        <Table head={[t('retention.study'), t('retention.why'), t('retention.size'), t('retention.next'), '']} testid="study-deletions">
          {of.deletions.map((one) => <DeletionRow key={one.id} of={one} chosen={false} onChoose={() => undefined} onUndo={() => undefined} readOnly />)}
        </Table>
      )}
      {asking && <StudyDialog study={of.studyInstanceUid} act={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}
