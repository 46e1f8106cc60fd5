import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat';
import type { Duty } from './types';

/** What a plan says of now, as a sentence in the time of the reader. */
export function useDutyText() {
  const { t } = useTranslation();
  const format = useFormat();
  return (duty: Duty): string => {
    if (duty.on) return duty.until ? t('roster.onUntil', { at: format.short(duty.until) }) : t('roster.onAlways');
    if (duty.away) return t(`roster.awayUntil.${duty.away}`, { at: format.short(duty.until) });
    return duty.next ? t('roster.offUntil', { at: format.short(duty.next) }) : t('roster.never');
  };
}
