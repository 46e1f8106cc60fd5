import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import admin from '../admin/Admin.module.css';
import { useChange } from '../admin/queries';
import { Table } from '../admin/Table';
import { http } from '../api/http';
import { useFormat } from '../format/useFormat';
import { Empty } from '../ui/Empty';
import { Period } from './Period';
import { draftOf } from './policy';
import { retentionKeys } from './queries';
import styles from './Retention.module.css';
import type { Overview, Policy, PolicyDraft } from './types';

export function Policies({ of, onEdit }: { of: Overview; onEdit: (draft: PolicyDraft) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const walk = useChange(retentionKeys.all, () => http.post('/api/retention/walk', {}), t('retention.walkAsked'));
  if (of.policies.length === 0) return <Empty title={t('retention.none')}>{t('retention.noneText')}</Empty>;
  return (
    <>
      <Table head={[t('retention.policy'), t('retention.matches'), t('retention.kept'), t('retention.carriedOut'), t('retention.active'), '']} testid="policies">
        {of.policies.map((one) => <Row key={one.id} of={one} onEdit={onEdit} />)}
      </Table>
      <p className={styles.note}>
        {of.walking
          ? t('retention.walking', { count: of.walked, studies: format.number(of.walked) })
          : of.walkEndedAt ? t('retention.walked', { at: format.relative(of.walkEndedAt), count: of.walked, studies: format.number(of.walked) }) : t('retention.notWalked')}
        {' '}
        <Button size="compact-sm" variant="subtle" onClick={() => walk.mutate(undefined)} disabled={of.walking} data-testid="walk">{t('retention.walk')}</Button>
      </p>
    </>
  );
}

function Row({ of, onEdit }: { of: Policy; onEdit: (draft: PolicyDraft) => void }) {
  const { t } = useTranslation();
  const save = useChange(
    retentionKeys.all, (active: boolean) => http.put(`/api/retention/policies/${of.id}`, { ...draftOf(of), active }), t('ui.saved'),
  );
  const only = [
    ...of.modalities,
    ...(of.sender ? [of.sender] : []),
    ...(of.youngerThanYears !== undefined ? [t('retention.youngerThanLine', { age: of.youngerThanYears })] : []),
  ];
  return (
    <tr data-testid="policy-row" data-policy={of.name} data-active={of.active}>
      <td className={styles.what}><strong>{of.position}. {of.name}</strong><span className={admin.small}>{of.institution?.name ?? t('retention.everyInstitution')}</span></td>
      <td>{only.length === 0 ? t('retention.everything') : only.map((one) => <span key={one} className={admin.tag}>{one}</span>)}</td>
      <td><Period of={of} /></td>
      <td>{of.forEver ? '–' : of.noticeDays === undefined ? t('retention.byPerson') : t('retention.afterNotice', { count: of.noticeDays })}</td>
      <td>
        <Switch
          checked={of.active} onChange={(event) => save.mutate(event.currentTarget.checked)} disabled={save.isPending}
          aria-label={t('retention.switch', { policy: of.name })} data-testid="policy-active"
        />
      </td>
      <td className={admin.end}><Button size="compact-sm" variant="default" onClick={() => onEdit(draftOf(of))} data-testid="edit-policy">{t('ui.edit')}</Button></td>
    </tr>
  );
}
