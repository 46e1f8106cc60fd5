import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { http } from '../api/http';
import { caseKeys } from '../cases/queries';
import type { Case, OpinionText } from '../cases/types';
import { Autosave, emptyOpinion, type SaveState } from './draft';

/** An amendment begins with the words it amends. */
function lastSigned({ opinions }: Case): OpinionText | undefined {
  const last = opinions.reduce<Case['opinions'][number] | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined);
  return last && { findings: last.findings, conclusion: last.conclusion, recommendation: last.recommendation };
}

/** The text of an opinion that is being written; it saves itself on the node as it grows. */
export function useDraft(of: Case) {
  const queries = useQueryClient();
  const [text, setText] = useState<OpinionText>(() => of.draft ?? lastSigned(of) ?? emptyOpinion);
  const [state, setState] = useState<SaveState>('clean');
  const autosave = useRef<Autosave>(undefined);

  useEffect(() => {
    let shown = true;
    const saver = new Autosave(
      async (draft) => {
        await http.put(`/api/cases/${of.id}/draft`, draft);
        queries.setQueryData<Case>(caseKeys.one(of.id), (known) => known && { ...known, draft });
      },
      (now) => shown && setState(now),
    );
    autosave.current = saver;
    return () => {
      shown = false;
      saver.close();
    };
  }, [of.id, queries]);

  function write(patch: Partial<OpinionText>) {
    const next = { ...text, ...patch };
    setText(next);
    autosave.current?.change(next);
  }

  return { text, write, state, flush: () => autosave.current?.flush(), discard: () => autosave.current?.discard() };
}
