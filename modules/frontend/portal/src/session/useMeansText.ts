import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../ui/useProblemText';
import { NoPasskey } from './passkeys';
import { ProviderRefused } from './providers';

/** Why somebody could not prove who they are, also where no passkey has come from the browser. */
export function useMeansText(): (failure: unknown) => string {
  const { t } = useTranslation();
  const problemText = useProblemText();
  return useCallback(
    (failure: unknown) => {
      if (failure instanceof ProviderRefused) return t(`provider.refused.${failure.why}`);
      if (!(failure instanceof NoPasskey)) return problemText(failure);
      const here = window.location.hostname;
      return here === failure.host || here.endsWith(`.${failure.host}`) ? t('signin.passkeyFailed') : t('signin.passkeyElsewhere', { host: failure.host });
    },
    [t, problemText],
  );
}
