import { useTranslation } from 'react-i18next';
import type { Group } from './types';

/** A topic in the reader's language; institutions and people by the names they give themselves. */
export function useGroupName(): (group: Group) => string {
  const { t } = useTranslation();
  return (group) => {
    if (group.discipline) return `${t(`discipline.${group.discipline}`)} · ${group.name || t('figures.noSite')}`;
    return group.institution ? `${group.name} · ${group.institution}` : group.name;
  };
}
