import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { useFormat } from '../format/useFormat';
import { Obstacles } from './Period';
import styles from './Retention.module.css';
import type { Deletion } from './types';

type Props = { of: Deletion; chosen: boolean; onChoose: (chosen: boolean) => void; onUndo: () => void; readOnly?: boolean };

export function DeletionRow({ of, chosen, onChoose, onUndo, readOnly = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const next = of.state === 'PROPOSED'
    ? (of.carriedOutFrom ? t('retention.carriedOutFrom', { at: format.dateTime(of.carriedOutFrom) }) : t('retention.waitsForPerson'))
    : of.ended ? t(`retention.state.${of.state}`) + ` · ${format.dateTime(of.ended.at)}` : t('retention.removedFrom', { at: of.removedFrom ? format.dateTime(of.removedFrom) : '' });
  const title = [of.studyDate ? format.date(of.studyDate) : undefined, of.modalities.join(', ')].filter(Boolean).join(' · ') || '–';
  return (
    <tr data-testid={readOnly ? 'earlier-row' : 'deletion-row'} data-study={of.studyInstanceUid} data-state={of.state}>
      <td className={styles.uid}>
        {of.state === 'PROPOSED' && !readOnly
          ? <Checkbox label={title} checked={chosen} onChange={(event) => onChoose(event.currentTarget.checked)} data-testid="choose" />
          : <strong>{title}</strong>}
        <span className={admin.small}>{of.institution.name}</span>
        <span className={admin.mono}>{of.studyInstanceUid}</span>
      </td>
      <td className={styles.what}>
        {of.reason}
        {of.decidedBy && <span className={admin.small}>{of.decidedBy}{of.hiddenAt && ` · ${format.dateTime(of.hiddenAt)}`}</span>}
        <Obstacles of={of.blockedBy} />
      </td>
      <td>{t('retention.instances', { count: of.instances, instances: format.number(of.instances) })}<span className={admin.small}>{format.bytes(of.bytes)}</span></td>
      <td>{next}{of.ended && of.state !== 'DELETED' && <span className={admin.small}>{of.ended.by}: {of.ended.reason}</span>}</td>
      <td className={styles.acts}>
        {of.state === 'PROPOSED' && !readOnly && <Button size="compact-sm" variant="default" onClick={onUndo} data-testid="dismiss">{t('retention.dismiss')}</Button>}
        {of.state === 'HIDDEN' && !readOnly && <Button size="compact-sm" variant="default" onClick={onUndo} data-testid="take-back">{t('retention.takeBack')}</Button>}
      </td>
    </tr>
  );
}
