import { Checkbox, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConsentBasis, ConsentPurpose, ConsentReach } from '../types';
import type { CaseDocument } from '../documents/types';
import { bases, type ConsentForm, needsReason, purposes, reaches } from './consent';
import styles from './Consent.module.css';

type Props = { form: ConsentForm; onChange: (form: ConsentForm) => void; documents?: CaseDocument[] };

/** Who agreed, to what, until when, and where the paper is. Nothing is chosen beforehand. */
export function ConsentFields({ form, onChange, documents = [] }: Props) {
  const { t } = useTranslation();
  const set = (patch: Partial<ConsentForm>) => onChange({ ...form, ...patch });
  return (
    <div className={styles.fields}>
      <Radio.Group label={t('consent.who')} value={form.basis ?? ''} onChange={(basis) => set({ basis: basis as ConsentBasis })}>
        <Stack gap="xs" mt={6}>
          {bases.map((basis) => <Radio key={basis} value={basis} label={t(`consent.basis.${basis}`)} description={t(`consent.basisHelp.${basis}`)} data-testid={`consent-${basis}`} />)}
        </Stack>
      </Radio.Group>
      {form.basis === 'REPRESENTATIVE' && (
        <TextInput
          label={t('consent.representative')} description={t('consent.representativeHelp')} value={form.representative} maxLength={200} required
          onChange={(event) => set({ representative: event.currentTarget.value })} data-testid="consent-representative"
        />
      )}
      {needsReason(form.basis) ? (
        <Textarea
          label={t('reason.label')} value={form.reason} autosize minRows={2} maxLength={1000} required
          onChange={(event) => set({ reason: event.currentTarget.value })} data-testid="consent-reason"
        />
      ) : form.basis !== undefined && (
        <>
          <Checkbox.Group label={t('consent.purposes')} description={t('consent.purposesHelp')} value={form.purposes} onChange={(uses) => set({ purposes: uses as ConsentPurpose[] })}>
            <Stack gap="xs" mt={6}>
              {purposes.map((purpose) => <Checkbox key={purpose} value={purpose} label={t(`consent.purpose.${purpose}`)} data-testid={`consent-${purpose}`} />)}
            </Stack>
          </Checkbox.Group>
          <Radio.Group label={t('consent.reach')} value={form.reach} onChange={(reach) => set({ reach: reach as ConsentReach })}>
            <Stack gap="xs" mt={6}>
              {reaches.map((reach) => <Radio key={reach} value={reach} label={t(`consent.reachOf.${reach}`)} data-testid={`consent-${reach}`} />)}
            </Stack>
          </Radio.Group>
          <div className={styles.pair}>
            <TextInput type="date" label={t('consent.givenOn')} value={form.givenOn} onChange={(event) => set({ givenOn: event.currentTarget.value })} required />
            <TextInput type="date" label={t('consent.validUntil')} value={form.validUntil} onChange={(event) => set({ validUntil: event.currentTarget.value })} />
          </div>
          {documents.length > 0 && (
            <Select
              label={t('consent.file')} value={form.documentFile === '' ? null : form.documentFile} clearable data-testid="consent-file"
              data={documents.filter((one) => !one.superseded).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(file) => set({ documentFile: file ?? '' })}
            />
          )}
          <TextInput
            label={t('consent.document')} description={t('consent.documentHelp')} value={form.document} maxLength={200}
            onChange={(event) => set({ document: event.currentTarget.value })} data-testid="consent-document"
          />
          <TextInput
            label={t('consent.instance')} description={t('consent.instanceHelp')} value={form.documentInstance} maxLength={64}
            onChange={(event) => set({ documentInstance: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  );
}
