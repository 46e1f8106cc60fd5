import { Button, MultiSelect, SegmentedControl, Textarea } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../format/languageName';
import { Panel } from '../../ui/Panel';
import { AwaitedStudies } from './AwaitedStudies';
import { AskDocuments, type ChosenFile } from './AskDocuments';
import { Candidates } from '../Candidates';
import { useCandidates } from '../queries';
import type { Discipline } from '../types';
import styles from './Ask.module.css';
import { CodeSearch } from './CodeSearch';
import { type ConsentForm, emptyConsent, isComplete } from '../consent/consent';
import { ConsentFields } from '../consent/ConsentFields';
import { type AskForm as Form, disciplineOf, hasMaterial, unfilled } from './request';
import { TemplateFields } from '../templates/TemplateFields';
import { StudyChoice, useChosenStudies } from './StudyChoice';
import { UrgencyChoice } from './UrgencyChoice';
import { useAsk } from './useAsk';

const spoken = ['en', 'ru', 'ja', 'zh', 'ko', 'vi', 'de', 'fr', 'es', 'kk', 'mn'];
const questionHints = { RADIOLOGY: ['malignant', 'progress', 'resectable', 'biopsy'], PATHOLOGY: ['type', 'grade', 'margins', 'stains'], ONCOLOGY: ['regimen', 'next', 'trial', 'board'] } as const;

type Props = { initial: Form; consent?: ConsentForm; draftId?: string };

export function AskForm({ initial, consent: recorded, draftId }: Props) {
  const { t, i18n } = useTranslation();
  const [form, setForm] = useState(initial);
  const [consent, setConsent] = useState(recorded ?? emptyConsent());
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const set = (patch: Partial<Form>) => setForm((before) => ({ ...before, ...patch }));
  const studies = useChosenStudies(form.studies);
  const disciplineChosen = useRef(draftId !== undefined);
  const ask = useAsk(draftId, recorded);
  const brought = files.map((one) => one.kind);
  const asked = unfilled(form, brought);
  const open = isComplete(consent) ? asked : [...asked, 'consent' as const];
  const spokenNames = useMemo(() => spoken.map((value) => ({ value, label: languageName(value, i18n.language) })), [i18n.language]);

  const proposed = disciplineOf(studies);
  useEffect(() => {
    if (!disciplineChosen.current && studies.length > 0) set({ discipline: proposed });
  }, [proposed, studies.length]);

  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <Panel title={t('ask.studies')}>
          <StudyChoice chosen={form.studies} onChange={(uids) => set({ studies: uids })} />
          <AwaitedStudies awaited={form.awaited} onChange={(awaited) => set({ awaited })} />
          <p className={styles.hint}>{t('ask.documentsAlone')}</p>
        </Panel>
        <Panel title={t('ask.question')}>
          <div className={styles.stack}>
            <div>
              <Textarea
                label={t('ask.questionLabel')} description={t('ask.questionHelp')} value={form.question} autosize minRows={4} maxRows={14} maxLength={4000}
                onChange={(event) => set({ question: event.currentTarget.value })} data-testid="question-text"
              />
              <div className={styles.hints} role="group" aria-label={t('ask.hints')}>
                {questionHints[form.discipline].map((hint) => (
                  <Button
                    key={hint} size="compact-sm" variant="default" fw={450} radius="xl"
                    onClick={() => set({ question: [form.question.trimEnd(), t(`ask.hint.${hint}`)].filter(Boolean).join('\n') })}
                  >
                    {t(`ask.hint.${hint}`)}
                  </Button>
                ))}
              </div>
            </div>
            <CodeSearch label={t('ask.diagnosis')} systems={['ICD-10', 'ICD-O-3-M']} value={form.diagnosis} onChange={(diagnosis) => set({ diagnosis })} testid="diagnosis" required />
            <CodeSearch
              label={t('ask.site')} systems={['ICD-O-3-T']} value={form.site === '' ? undefined : { system: 'ICD-O-3-T', code: form.site, display: '' }}
              onChange={(code) => set({ site: code?.code ?? '' })} testid="site"
            />
            <TemplateFields
              site={form.site} modalities={[...new Set(studies.flatMap((study) => study.modalities))]}
              onInsert={(text) => set({ question: [form.question.trimEnd(), text].filter(Boolean).join('\n') })}
            />
            <Textarea
              label={t('ask.summary')} description={t('ask.summaryHelp')} value={form.clinicalSummary} autosize minRows={3} maxRows={14} maxLength={8000}
              onChange={(event) => set({ clinicalSummary: event.currentTarget.value })} data-testid="clinical-summary"
            />
          </div>
        </Panel>
        <Panel title={t('ask.how')}>
          <div className={styles.stack}>
            <UrgencyChoice value={form.urgency} onChange={(urgency) => set({ urgency })} />
            <div>
              <div className={styles.label} id="discipline-label">{t('cases.discipline')}</div>
              <SegmentedControl
                aria-labelledby="discipline-label" value={form.discipline} data-testid="discipline"
                data={(['RADIOLOGY', 'PATHOLOGY', 'ONCOLOGY'] as const).map((value) => ({ value, label: t(`discipline.${value}`) }))}
                onChange={(value) => {
                  disciplineChosen.current = true;
                  set({ discipline: value as Discipline });
                }}
              />
            </div>
            <MultiSelect
              label={t('ask.languages')} description={t('ask.languagesHelp')} data={spokenNames} value={form.languages} searchable
              onChange={(languages) => set({ languages })} data-testid="languages"
            />
          </div>
        </Panel>
        <Panel title={t('documents.title')} testid="ask-documents"><AskDocuments chosen={files} onChange={setFiles} /></Panel>
        <Panel title={t('consent.title')} testid="ask-consent"><ConsentFields form={consent} onChange={setConsent} /></Panel>
      </div>
      <aside className={styles.aside}>
        <Panel title={t('ask.whom')}>
          <DryRun id={ask.id} ready={asked.length === 0} busy={ask.busy} onPreview={() => void ask.save(form)} stale={!ask.isSaved(form)} />
        </Panel>
        <div className={styles.send}>
          {open.length > 0 && <p className={styles.hint}>{t('ask.open', { fields: open.map((field) => t(`ask.field.${field}`)).join(', ') })}</p>}
          <Button fullWidth size="md" disabled={open.length > 0} loading={ask.busy} onClick={() => void ask.send(form, consent, files, setFiles)} data-testid="send-case">{t('ask.send')}</Button>
          <Button fullWidth variant="default" disabled={!hasMaterial(form, brought) || form.diagnosis === undefined || ask.busy} onClick={() => void ask.keep(form, consent, files, setFiles)} data-testid="save-draft">
            {t('ask.keep')}
          </Button>
        </div>
      </aside>
    </div>
  );
}

type DryRunProps = { id: string | undefined; ready: boolean; busy: boolean; stale: boolean; onPreview: () => void };

/** Before a case is sent: whom the router would ask, and why not the others. */
function DryRun({ id, ready, busy, stale, onPreview }: DryRunProps) {
  const { t } = useTranslation();
  const candidates = useCandidates(id ?? '', id !== undefined && !stale);
  if (id !== undefined && !stale && candidates.data) return <Candidates candidates={candidates.data} />;
  return (
    <>
      <p className={styles.hint}>{t('ask.whomText')}</p>
      <Button variant="default" disabled={!ready} loading={busy || (id !== undefined && !stale && candidates.isFetching)} onClick={onPreview} data-testid="dry-run">
        {t('ask.preview')}
      </Button>
    </>
  );
}
