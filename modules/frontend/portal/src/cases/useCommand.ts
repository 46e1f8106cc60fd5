import { toast } from '../ui/toasts';
import { useProblemText } from '../ui/useProblemText';
import { useCaseCommand } from './queries';

/** Runs a command of a case and says how it went; true when the node has done it. */
export function useCommand(id: string) {
  const problemText = useProblemText();
  const command = useCaseCommand(id);
  const run = async (name: string, body: Record<string, unknown> = {}, done?: string): Promise<boolean> => {
    try {
      await command.mutateAsync({ command: name, body });
      if (done) toast('good', done);
      return true;
    } catch (problem) {
      toast('bad', problemText(problem));
      return false;
    }
  };
  return { run, busy: command.isPending };
}
