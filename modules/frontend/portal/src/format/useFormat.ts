import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/useSession';
import { formats } from './times';

/** Dates, times and spans in the person's language and time zone. */
export function useFormat() {
  const { i18n } = useTranslation();
  const { person } = useSession();
  return useMemo(() => formats(i18n.language, person.zone), [i18n.language, person.zone]);
}
