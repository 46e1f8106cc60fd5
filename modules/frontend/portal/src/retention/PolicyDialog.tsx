import { Button, Checkbox, Group, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange, useInstitutions } from '../admin/queries';
import { http } from '../api/http';
import { FormDialog } from '../ui/FormDialog';
import { DryRunResult } from './DryRunResult';
import { isComplete } from './policy';
import { retentionKeys } from './queries';
import styles from './Retention.module.css';
import { type CountedFrom, countedFroms, type DryRun, type PolicyDraft } from './types';

const number = (value: string | number) => (value === '' ? undefined : Math.trunc(Number(value)));

/** Writes a policy, and says what it would do before it does. */
export function PolicyDialog({ initial, onClose }: { initial: PolicyDraft; onClose: () => void }) {
  const { t } = useTranslation();
  const institutions = useInstitutions();
  const [draft, setDraft] = useState(initial);
  const [found, setFound] = useState<DryRun>();
  const set = (patch: Partial<PolicyDraft>) => {
    setFound(undefined);
    setDraft((before) => ({ ...before, ...patch }));
  };
  const save = useChange(
    retentionKeys.all,
    ({ id, ...body }: PolicyDraft) => (id === undefined ? http.post('/api/retention/policies', body) : http.put(`/api/retention/policies/${id}`, body)),
    t('ui.saved'),
  );
  const remove = useChange(retentionKeys.all, () => http.delete(`/api/retention/policies/${initial.id}`), t('retention.removed'));
  const dryRun = useChange(
    retentionKeys.all,
    async ({ id, ...body }: PolicyDraft) => setFound(await http.post<DryRun>(`/api/retention/dry-run${id === undefined ? '' : `?policy=${id}`}`, body)),
    '',
  );
  return (
    <FormDialog
      title={t(initial.id === undefined ? 'retention.add' : 'retention.edit')} size="lg" onClose={onClose} busy={save.isPending} complete={isComplete(draft)}
      onSave={() => save.mutate(draft, { onSuccess: onClose })}
    >
      <Group grow align="start">
        <TextInput label={t('retention.name')} value={draft.name} maxLength={120} onChange={(e) => set({ name: e.currentTarget.value })} data-autofocus data-testid="policy-name" />
        <NumberInput label={t('retention.position')} description={t('retention.positionHelp')} min={1} max={9999} value={draft.position} onChange={(v) => set({ position: number(v) ?? 1 })} />
      </Group>
      <Select
        label={t('retention.institution')} clearable placeholder={t('retention.everyInstitution')} value={draft.institutionId ?? null}
        data={(institutions.data ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={(value) => set({ institutionId: value ?? undefined })}
      />
      <Group grow align="start">
        <TagsInput
          label={t('retention.modalities')} placeholder={draft.modalities.length === 0 ? t('retention.everything') : ''} value={draft.modalities}
          onChange={(value) => set({ modalities: value.map((one) => one.toUpperCase()) })} data-testid="policy-modalities"
        />
        <TextInput label={t('retention.sender')} value={draft.sender ?? ''} maxLength={16} onChange={(e) => set({ sender: e.currentTarget.value || undefined })} />
      </Group>
      <NumberInput
        label={t('retention.youngerThan')} description={t('retention.youngerThanHelp')} min={1} max={200} value={draft.youngerThanYears ?? ''}
        onChange={(v) => set({ youngerThanYears: number(v) })}
      />
      <Checkbox label={t('retention.forEver')} checked={draft.forEver} onChange={(e) => set({ forEver: e.currentTarget.checked })} />
      {!draft.forEver && <Keeping of={draft} onChange={set} />}
      <Group>
        <Button variant="light" loading={dryRun.isPending} disabled={!isComplete(draft) || draft.forEver} onClick={() => dryRun.mutate(draft)} data-testid="dry-run">{t('retention.dryRun')}</Button>
        {initial.id !== undefined && (
          <Button variant="outline" color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>{t('retention.remove')}</Button>
        )}
      </Group>
      {found && <DryRunResult of={found} />}
    </FormDialog>
  );
}

function Keeping({ of, onChange }: { of: PolicyDraft; onChange: (patch: Partial<PolicyDraft>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.period}>
        {(['years', 'months', 'days'] as const).map((unit) => (
          <NumberInput
            key={unit} label={t(`retention.unit.${unit}`)} min={0} max={unit === 'years' ? 200 : 999} value={of[unit]}
            onChange={(v) => onChange({ [unit]: number(v) ?? 0 })} data-testid={`policy-${unit}`}
          />
        ))}
      </div>
      <Checkbox.Group label={t('retention.from')} description={t('retention.fromHelp')} value={of.countedFrom} onChange={(value) => onChange({ countedFrom: value as CountedFrom[] })}>
        <Group mt={8}>{countedFroms.map((one) => <Checkbox key={one} value={one} label={t(`retention.countedFrom.${one}`)} />)}</Group>
      </Checkbox.Group>
      <Group grow align="start">
        <NumberInput
          label={t('retention.untilAge')} description={t('retention.untilAgeHelp')} min={1} max={200} value={of.untilAgeYears ?? ''}
          onChange={(v) => onChange({ untilAgeYears: number(v) })}
        />
        <NumberInput
          label={t('retention.notice')} description={t('retention.noticeHelp')} min={1} max={36500} value={of.noticeDays ?? ''}
          onChange={(v) => onChange({ noticeDays: number(v) })}
        />
      </Group>
    </>
  );
}
