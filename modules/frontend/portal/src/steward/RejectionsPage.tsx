import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { Table } from '../admin/Table';
import { useFormat } from '../format/useFormat';
import { Answer } from '../ui/Answer';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import styles from './Conflicts.module.css';
import { rejectionKeys, useRejections } from './queries';
import type { Rejection } from './types';
import { UndoDialog } from './UndoDialog';

export function RejectionsPage() {
  const { t } = useTranslation();
  const rejections = useRejections();
  const [undoing, setUndoing] = useState<Rejection>();
  return (
    <Page title={t('nav.rejections')} lead={t('rejections.lead')}>
      <Answer of={rejections}>
        {(all) => all.length === 0 ? <Empty title={t('rejections.none')}>{t('rejections.noneText')}</Empty> : (
          <Table head={[t('rejections.why'), t('rejections.images'), t('conflicts.sender'), t('studies.received'), '']} testid="rejections">
            {all.map((one) => <Row key={one.id} of={one} onUndo={() => setUndoing(one)} />)}
          </Table>
        )}
      </Answer>
      {undoing && (
        <UndoDialog
          path={`/api/rejections/${undoing.id}/undo`} stale={rejectionKeys.all} title={t('rejections.undo')} text={t('rejections.undoText')}
          done={t('rejections.undoDone')} onClose={() => setUndoing(undefined)}
        />
      )}
    </Page>
  );
}

function Row({ of, onUndo }: { of: Rejection; onUndo: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr data-testid="rejection-row" data-rejection={of.id} data-title={of.title} data-off={Boolean(of.undone)}>
      <td className={styles.why}>
        <span className={admin.tag} data-tone={of.title === 'PATIENT_SAFETY' ? 'bad' : 'wait'}>{t(`rejections.title.${of.title}`)}</span>
        <span className={admin.small}>
          <Link to="/studies/$study" params={{ study: of.studyInstanceUid }} className={styles.name}>{t('corrections.toStudy')}</Link> · {of.institution.name}
        </span>
        {of.undone && <span className={admin.small} data-testid="rejection-undone">{t('rejections.undone', { by: of.undone.by, reason: of.undone.reason })}</span>}
      </td>
      <td>{format.number(of.instances)}</td>
      <td className={admin.mono}>{of.sender || '–'}</td>
      <td title={format.dateTime(of.receivedAt)}>{format.relative(of.receivedAt)}</td>
      <td className={admin.end}>
        {!of.undone && <Button size="compact-sm" variant="default" onClick={onUndo} data-testid="undo">{t('rejections.undo')}</Button>}
      </td>
    </tr>
  );
}
