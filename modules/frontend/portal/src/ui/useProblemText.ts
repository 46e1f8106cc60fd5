import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

/** A sentence in the person's language for anything that went wrong; what the node itself says stands behind it. */
export function useProblemText(): (failure: unknown) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    (failure: unknown) => {
      if (!(failure instanceof Problem)) return t('problems.unknown');
      if (failure.status === 0) return t('problems.unreachable');
      const key = `problems.${(failure.type ?? '').replace(/^.*[/:#]/, '')}`;
      const known = i18n.exists(key) ? t(key) : '';
      const said = failure.detail ?? failure.title;
      if (known === '') return said === '' ? t('problems.status', { status: failure.status }) : said;
      if (said.startsWith(known.replace(/\.$/, ''))) return said;
      return said === '' || said === failure.title || i18n.language !== 'en' ? known : `${known} ${said}`;
    },
    [t, i18n],
  );
}
