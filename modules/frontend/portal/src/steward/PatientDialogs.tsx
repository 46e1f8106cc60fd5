import { Group, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import { studyKeys } from '../studies/queries';
import type { Study } from '../studies/types';
import { FormDialog } from '../ui/FormDialog';
import styles from './Conflicts.module.css';
import { correctionKeys } from './queries';
import type { PatientDraft, PatientRef } from './types';

const nobody: PatientDraft = { id: '', issuer: '' };

/** Says that a study belongs to another patient than its images say. */
export function MoveDialog({ study, onClose }: { study: Study; onClose: () => void }) {
  const { t } = useTranslation();
  const [patient, setPatient] = useState<PatientDraft>(nobody);
  const [reason, setReason] = useState('');
  const move = useChange(
    studyKeys.one(study.studyInstanceUid),
    () => http.post('/api/corrections/move', { studyInstanceUid: study.studyInstanceUid, patient: sent(patient), reason: reason.trim() }),
    t('corrections.done'),
  );
  return (
    <FormDialog
      title={t('corrections.move')} onClose={onClose} busy={move.isPending} complete={patient.id.trim() !== '' && reason.trim() !== ''}
      saveLabel={t('corrections.correct')} onSave={() => move.mutate(undefined, { onSuccess: onClose })}
    >
      <p className={styles.effect}>{t('corrections.moveText')}</p>
      <PatientFields of={patient} onChange={setPatient} testid="patient" />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** Says that two patients are one. */
export function MergeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [prior, setPrior] = useState<PatientDraft>(nobody);
  const [patient, setPatient] = useState<PatientDraft>(nobody);
  const [reason, setReason] = useState('');
  const merge = useChange(
    correctionKeys.all, () => http.post('/api/corrections/merge', { prior: ref(prior), patient: sent(patient), reason: reason.trim() }), t('corrections.done'),
  );
  return (
    <FormDialog
      title={t('corrections.merge')} onClose={onClose} busy={merge.isPending}
      complete={[prior.id, patient.id, reason].every((text) => text.trim() !== '')}
      saveLabel={t('corrections.correct')} onSave={() => merge.mutate(undefined, { onSuccess: onClose })}
    >
      <p className={styles.effect}>{t('corrections.mergeText')}</p>
      <fieldset className={styles.group}><legend>{t('corrections.prior')}</legend><IdFields of={prior} onChange={setPrior} testid="prior" /></fieldset>
      <fieldset className={styles.group}><legend>{t('corrections.survivor')}</legend><PatientFields of={patient} onChange={setPatient} testid="patient" /></fieldset>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

type Fields = { of: PatientDraft; onChange: (patient: PatientDraft) => void; testid: string };

function IdFields({ of, onChange, testid }: Fields) {
  const { t } = useTranslation();
  return (
    <Group grow align="flex-start">
      <TextInput label={t('corrections.id')} value={of.id} maxLength={64} onChange={(e) => onChange({ ...of, id: e.currentTarget.value })} data-testid={`${testid}-id`} />
      <TextInput label={t('corrections.issuer')} value={of.issuer} maxLength={64} onChange={(e) => onChange({ ...of, issuer: e.currentTarget.value })} data-testid={`${testid}-issuer`} />
    </Group>
  );
}

function PatientFields({ of, onChange, testid }: Fields) {
  const { t } = useTranslation();
  return (
    <>
      <IdFields of={of} onChange={onChange} testid={testid} />
      <TextInput
        label={t('corrections.name')} description={t('corrections.nameHelp')} value={of.name ?? ''} maxLength={256}
        onChange={(e) => onChange({ ...of, name: e.currentTarget.value })} data-testid={`${testid}-name`}
      />
      <Group grow align="flex-start">
        <TextInput type="date" label={t('corrections.birthDate')} value={of.birthDate ?? ''} onChange={(e) => onChange({ ...of, birthDate: e.currentTarget.value })} data-testid={`${testid}-birth`} />
        <Select
          label={t('corrections.sex')} clearable value={of.sex ?? null} data={(['F', 'M', 'O'] as const).map((value) => ({ value, label: t(`studies.sex.${value}`) }))}
          onChange={(value) => onChange({ ...of, sex: value ?? '' })}
        />
      </Group>
    </>
  );
}

function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('reason.label')} value={value} onChange={(event) => onChange(event.currentTarget.value.replace(/\n/g, ' '))} autosize minRows={2} maxLength={256}
      data-testid="correction-reason"
    />
  );
}

const ref = ({ id, issuer }: PatientRef) => ({ id: id.trim(), issuer: issuer.trim() });

/** Only what was filled in: the rest stays as received. */
function sent(patient: PatientDraft) {
  const filled = Object.entries(patient).map(([field, value]) => [field, value.trim()] as const).filter(([, value]) => value !== '');
  return Object.fromEntries(filled);
}
