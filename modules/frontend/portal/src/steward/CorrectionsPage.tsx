import { Button } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { personName } from '../format/names';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './Conflicts.module.css';
import { MergeDialog } from './PatientDialogs';
import { correctionKeys, useCorrections } from './queries';
import type { Correction, PatientRef } from './types';
import { UndoDialog } from './UndoDialog';

export function CorrectionsPage() {
  const { t } = useTranslation();
  const corrections = useCorrections();
  const [merging, setMerging] = useState(false);
  const [undoing, setUndoing] = useState<Correction>();
  return (
    <Page
      title={t('nav.corrections')} lead={t('corrections.lead')}
      actions={<Button leftSection={<IconArrowsJoin2 size={17} />} onClick={() => setMerging(true)} data-testid="merge-patients">{t('corrections.merge')}</Button>}
    >
      <Answer of={corrections}>
        {(all) => all.length === 0 ? <Empty title={t('corrections.none')}>{t('corrections.noneText')}</Empty> : (
          <Table head={[t('corrections.what'), t('corrections.shownAs'), t('corrections.why'), t('corrections.studies'), '']} testid="corrections">
            {all.map((one) => <Row key={one.id} of={one} onUndo={() => setUndoing(one)} />)}
          </Table>
        )}
      </Answer>
      {merging && <MergeDialog onClose={() => setMerging(false)} />}
      {undoing && (
        <UndoDialog
          path={`/api/corrections/${undoing.id}/undo`} stale={correctionKeys.all} title={t('corrections.undo')} text={t('corrections.undoText')}
          done={t('corrections.undoDone')} onClose={() => setUndoing(undefined)}
        />
      )}
    </Page>
  );
}

function Row({ of, onUndo }: { of: Correction; onUndo: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr data-testid="correction-row" data-correction={of.id} data-kind={of.kind} data-off={Boolean(of.undone)}>
      <td>
        <span className={admin.tag}>{t(`corrections.kind.${of.kind}`)}</span>
        {of.prior && <span className={admin.small}><Ref of={of.prior} /></span>}
        {of.studyInstanceUid && (
          <span className={admin.small}><Link to="/studies/$study" params={{ study: of.studyInstanceUid }} className={styles.name}>{t('corrections.toStudy')}</Link></span>
        )}
      </td>
      <td><Ref of={of.patient} />{of.patientName && <span className={admin.small}>{personName(of.patientName)}</span>}</td>
      <td className={styles.why}>
        {of.reason}
        <span className={admin.small}>{[of.by, of.messageControlId, format.dateTime(of.at)].filter(Boolean).join(' · ')}</span>
        {of.undone && <span className={admin.small} data-testid="correction-undone">{t('corrections.undone', { by: of.undone.by, reason: of.undone.reason })}</span>}
      </td>
      <td>{format.number(of.studies)}</td>
      <td className={admin.end}>
        {!of.undone && <Button size="compact-sm" variant="default" onClick={onUndo} data-testid="undo">{t('corrections.undo')}</Button>}
      </td>
    </tr>
  );
}

function Ref({ of }: { of: PatientRef }) {
  return <span className={admin.mono}>{of.issuer ? `${of.id} (${of.issuer})` : of.id}</span>;
}
