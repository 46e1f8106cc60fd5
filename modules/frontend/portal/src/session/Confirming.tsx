import { Modal } from '@mantine/core';
import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { ConfirmForm } from './ConfirmForm';

type Confirm = () => Promise<boolean>;
const ConfirmContext = createContext<Confirm>(async () => false);

/** Holds the dialog in which the person confirms who it is, wherever in the portal that is asked for. */
export function Confirming({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<(confirmed: boolean) => void>();
  const confirm = useCallback(() => new Promise<boolean>((resolve) => setAsked(() => resolve)), []);

  function end(confirmed: boolean) {
    asked?.(confirmed);
    setAsked(undefined);
  }

  return (
    <ConfirmContext value={confirm}>
      {children}
      {asked && (
        <Modal opened onClose={() => end(false)} title={t('signin.confirmTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }} data-testid="confirm-dialog">
          <ConfirmForm why={t('signin.confirmWhy')} label={t('signin.confirm')} cancelLabel={t('ui.cancel')} onCancel={() => end(false)} onConfirmed={() => end(true)} />
        </Modal>
      )}
    </ConfirmContext>
  );
}

/** Does what may need a confirmation: where the node asks for one, so does the portal, and does it again. Undefined when the person turns back. */
export function useConfirmed(): <T>(act: () => Promise<T>) => Promise<T | undefined> {
  const confirm = use(ConfirmContext);
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (problem) {
        if (!(problem instanceof Problem) || problem.type?.endsWith(':confirmation-needed') !== true) throw problem;
        return (await confirm()) ? act() : undefined;
      }
    },
    [confirm],
  );
}
