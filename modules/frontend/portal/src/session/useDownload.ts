import { useCallback, useState } from 'react';
import { download } from '../api/download';
import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { useConfirmed } from './Confirming';

/** Saves what is exported as a file, after a confirmation where the node asks for one. */
export function useDownload() {
  const confirmed = useConfirmed();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async (path: string, name: string, body?: unknown) => {
      setBusy(true);
      try {
        await confirmed(() => download(path, name, body));
      } catch (problem) {
        toast('bad', problemText(problem));
      } finally {
        setBusy(false);
      }
    },
    [confirmed, problemText],
  );
  return { save, busy };
}
