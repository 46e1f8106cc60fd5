import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, withQuery } from '../../api/http';
import { asLines, inLanguage, type QuestionTemplate, type TemplateField } from './template';
import styles from '../material/Material.module.css';

type Props = { site: string; modalities: string[]; onInsert: (text: string) => void };

/** What a specialist of this site usually needs to know, as fields whose answers become lines of the question. */
export function TemplateFields({ site, modalities, onInsert }: Props) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<string>();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const asked = [...modalities].sort().join(',');
  const found = useQuery({
    queryKey: ['question-templates', site, asked],
    queryFn: ({ signal }) => http.get<QuestionTemplate[]>(withQuery('/api/question-templates', { site: site === '' ? ' ' : site, modality: asked }), signal),
    staleTime: 300_000,
  });
  const fitting = found.data ?? [];
  if (fitting.length === 0) return null;
  const template = fitting.find((one) => one.id === chosen);
  const text = template ? asLines(template, answers, i18n.language) : '';
  const set = (id: string, value: string) => setAnswers((before) => ({ ...before, [id]: value }));
  return (
    <div data-testid="templates">
      <Select
        label={t('templates.choose')} description={t('templates.help')} clearable value={chosen ?? null} data-testid="template"
        data={fitting.map((one) => ({ value: one.id, label: inLanguage(one.title, i18n.language) }))}
        onChange={(id) => {
          setChosen(id ?? undefined);
          setAnswers({});
        }}
      />
      {template && (
        <>
          <div className={styles.pair} style={{ marginTop: 12 }}>
            {template.fields.map((field) => <Field key={field.id} field={field} value={answers[field.id] ?? ''} onChange={(value) => set(field.id, value)} />)}
          </div>
          <div className={styles.buttons}>
            <Button
              variant="default" size="sm" disabled={text === ''} data-testid="insert-template"
              onClick={() => {
                onInsert(text);
                setChosen(undefined);
                setAnswers({});
              }}
            >
              {t('templates.insert')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Field({ field, value, onChange }: { field: TemplateField; value: string; onChange: (value: string) => void }) {
  const { t, i18n } = useTranslation();
  const label = inLanguage(field.label, i18n.language);
  const testid = `template-${field.id}`;
  switch (field.kind) {
    case 'TEXT': return <TextInput label={label} value={value} maxLength={400} onChange={(event) => onChange(event.currentTarget.value)} data-testid={testid} />;
    case 'NUMBER': return <NumberInput label={label} value={value} onChange={(number) => onChange(String(number))} suffix={field.unit ? ` ${field.unit}` : ''} data-testid={testid} />;
    case 'YES_NO': return <Select label={label} value={value === '' ? null : value} clearable data={[t('templates.yes'), t('templates.no')]} onChange={(one) => onChange(one ?? '')} data-testid={testid} />;
    case 'CHOICE': return <Select label={label} value={value === '' ? null : value} clearable data={field.options.map((option) => inLanguage(option, i18n.language))} onChange={(one) => onChange(one ?? '')} data-testid={testid} />;
  }
}
