import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { fieldLines, inLanguage, parseFields, type QuestionTemplate } from '../cases/templates/template';
import { Answer } from '../ui/Answer';
import { FormDialog } from '../ui/FormDialog';
import { Page } from '../ui/Page';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import styles from './Admin.module.css';
import { Table } from './Table';

const path = '/api/question-templates';
const key = ['question-templates'];

type Draft = { id?: string; title: string; sites: string[]; modalities: string[]; lines: string };

/** Templates of questions: those of the program to look at, the hospital's own to change. */
export function TemplatesPage() {
  const { t, i18n } = useTranslation();
  const [editing, setEditing] = useState<Draft>();
  const { save, busy } = useSaving();
  const all = useQuery({ queryKey: key, queryFn: ({ signal }) => http.get<QuestionTemplate[]>(path, signal) });
  const draftOf = (one: QuestionTemplate): Draft => ({
    ...(one.own ? { id: one.id } : {}), title: inLanguage(one.title, i18n.language), sites: one.sites, modalities: one.modalities, lines: fieldLines(one.fields, i18n.language),
  });
  return (
    <Page
      title={t('nav.templates')} lead={t('templates.lead')}
      actions={<Button leftSection={<IconPlus size={17} />} onClick={() => setEditing({ title: '', sites: [], modalities: [], lines: '' })} data-testid="add-template">{t('templates.add')}</Button>}
    >
      <Answer of={all}>
        {(templates) => (
          <Table head={[t('templates.title'), t('templates.sites'), t('templates.modalities'), '']} testid="template-table">
            {templates.map((one) => (
              <tr key={one.id} data-testid="template-row" data-own={one.own}>
                <td><strong>{inLanguage(one.title, i18n.language)}</strong><span className={styles.small}>{one.fields.map((field) => inLanguage(field.label, i18n.language)).join(' · ')}</span></td>
                <td>{one.sites.join(', ')}</td>
                <td>{one.modalities.join(', ')}</td>
                <td className={styles.end}>
                  <Button size="compact-sm" variant="default" onClick={() => setEditing(draftOf(one))} data-testid="edit-template">{t(one.own ? 'ui.edit' : 'templates.copy')}</Button>
                  {one.own && <Button size="compact-sm" variant="subtle" color="red" disabled={busy} onClick={() => void save(() => http.delete<QuestionTemplate[]>(`${path}/${one.id}`))}>{t('templates.remove')}</Button>}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Answer>
      {editing && <TemplateDialog initial={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function useSaving() {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const save = async (work: () => Promise<QuestionTemplate[]>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      await queries.invalidateQueries({ queryKey: key });
      return true;
    } catch (problem) {
      toast('bad', problemText(problem));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy };
}

function TemplateDialog({ initial, onClose }: { initial: Draft; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { save, busy } = useSaving();
  const [draft, setDraft] = useState(initial);
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const fields = parseFields(draft.lines, i18n.language);
  const body = { title: { [i18n.language]: draft.title.trim() }, sites: draft.sites, modalities: draft.modalities, fields };
  const send = () => (draft.id === undefined ? http.post<QuestionTemplate[]>(path, body) : http.put<QuestionTemplate[]>(`${path}/${draft.id}`, body));
  return (
    <FormDialog title={t('templates.add')} onClose={onClose} onSave={() => void save(send).then((done) => done && onClose())} busy={busy} complete={draft.title.trim() !== '' && draft.sites.length > 0 && fields.length > 0} size="lg">
      <TextInput label={t('templates.title')} value={draft.title} maxLength={200} required onChange={(event) => set({ title: event.currentTarget.value })} data-testid="template-title" />
      <TagsInput label={t('templates.sites')} description={t('templates.sitesHelp')} value={draft.sites} onChange={(sites) => set({ sites: sites.map((site) => site.toUpperCase()) })} data-testid="template-sites" />
      <TagsInput label={t('templates.modalities')} description={t('templates.modalitiesHelp')} value={draft.modalities} onChange={(modalities) => set({ modalities: modalities.map((one) => one.toUpperCase()) })} />
      <Textarea label={t('templates.fields')} description={t('templates.fieldsHelp')} value={draft.lines} autosize minRows={5} maxRows={16} required onChange={(event) => set({ lines: event.currentTarget.value })} data-testid="template-lines" />
    </FormDialog>
  );
}
