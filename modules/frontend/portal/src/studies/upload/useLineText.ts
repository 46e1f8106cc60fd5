import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/useProblemText';
import type { Line } from './lines';

/** What is said of a row, in the person's language. */
export function useLineText(): (line: Line) => string {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  return useCallback(
    ({ item, taken, part }: Line) => {
      if (taken?.outcome === 'STORED') return t('upload.stored');
      if (taken?.outcome === 'DUPLICATE') return t('upload.duplicate');
      if (taken !== undefined) {
        const known = [`upload.why.${taken.why}`, `problems.${taken.why}`].find((key) => i18n.exists(key));
        return known === undefined ? t('upload.refused') : t(known);
      }
      if (item.state === 'FAILED') return problemText(item.problem);
      if (item.state === 'INTERRUPTED') return t('upload.interrupted');
      if (item.state === 'TAKING') return t('upload.taking', { done: item.taken.length });
      return part === undefined ? t('upload.waiting') : `${Math.floor(part * 100)} %`;
    },
    [t, i18n, problemText],
  );
}
