import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../../api/http';
import { toast } from '../../ui/toasts';
import { useProblemText } from '../../ui/useProblemText';
import { bodyOf, type ConsentForm, isComplete } from '../consent/consent';
import { caseKeys, saveCase } from '../queries';
import type { Case } from '../types';
import { bring } from '../documents/queries';
import type { ChosenFile } from './AskDocuments';
import { type AskForm, awaitedBy, requestOf } from './request';

/** Keeps the draft of a question on the node and sends it. */
export function useAsk(draftId: string | undefined, recorded: ConsentForm | undefined) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [id, setId] = useState(draftId);
  const [saved, setSaved] = useState<string>();
  const agreed = useRef(JSON.stringify(recorded));
  const [busy, setBusy] = useState(false);

  async function act<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    try {
      return await work();
    } catch (problem) {
      toast('bad', problemText(problem));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  async function store(form: AskForm): Promise<Case | undefined> {
    if (!form.diagnosis) return undefined;
    const stored = await saveCase(id, requestOf(form, form.diagnosis));
    setId(stored.id);
    const kept = await waitFor(stored, form.awaited);
    setSaved(JSON.stringify(form));
    queries.setQueryData(caseKeys.one(kept.id), kept);
    void queries.invalidateQueries({ queryKey: caseKeys.lists });
    void queries.invalidateQueries({ queryKey: [...caseKeys.one(kept.id), 'candidates'] });
    return kept;
  }

  /** Tells the node which studies are on their way, and which are not waited for any more. */
  async function waitFor(of: Case, awaited: string[]): Promise<Case> {
    let now = of;
    for (const request of of.material) {
      if (request.state === 'OPEN' && !awaited.includes(request.accessionNumber ?? '')) now = await http.delete<Case>(`/api/cases/${of.id}/awaited/${request.id}`);
    }
    const known = awaitedBy(of);
    for (const accessionNumber of awaited.filter((one) => !known.includes(one))) {
      now = await http.post<Case>(`/api/cases/${of.id}/awaited`, { accessionNumber });
    }
    return now;
  }

  /** Records the consent, unless it is complete no more or stands there already. */
  async function record(of: Case, consent: ConsentForm): Promise<void> {
    const words = JSON.stringify(consent);
    if (!isComplete(consent) || words === agreed.current) return;
    queries.setQueryData(caseKeys.one(of.id), await http.post<Case>(`/api/cases/${of.id}/consent`, bodyOf(consent)));
    agreed.current = words;
  }

  /** One after another; those that are there need not be brought again when a later one is refused. */
  async function attach(of: Case, files: ChosenFile[], left: (files: ChosenFile[]) => void): Promise<void> {
    for (const [i, { file, kind }] of files.entries()) {
      queries.setQueryData(caseKeys.one(of.id), await bring(of.id, file, kind));
      left(files.slice(i + 1));
    }
  }

  return {
    id,
    busy,
    isSaved: (form: AskForm) => saved === JSON.stringify(form),
    save: (form: AskForm) => act(() => store(form)),
    keep: (form: AskForm, consent: ConsentForm, files: ChosenFile[], left: (files: ChosenFile[]) => void) =>
      act(async () => {
        const kept = await store(form);
        if (!kept) return;
        await attach(kept, files, left);
        await record(kept, consent);
        toast('good', t('ask.kept'));
        await navigate({ to: '/cases/$case', params: { case: kept.id } });
      }),
    send: (form: AskForm, consent: ConsentForm, files: ChosenFile[], left: (files: ChosenFile[]) => void) =>
      act(async () => {
        const kept = await store(form);
        if (!kept) return;
        await attach(kept, files, left);
        await record(kept, consent);
        const sent = await http.post<Case>(`/api/cases/${kept.id}/submit`);
        queries.setQueryData(caseKeys.one(kept.id), sent);
        void queries.invalidateQueries({ queryKey: caseKeys.lists });
        toast('good', t('cases.submitted'));
        await navigate({ to: '/cases/$case', params: { case: kept.id } });
      }),
  };
}
