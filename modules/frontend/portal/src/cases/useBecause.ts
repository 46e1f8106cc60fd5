import { useTranslation } from 'react-i18next';
import { languageName } from '../format/languageName';
import { formats } from '../format/times';
import { useFormat } from '../format/useFormat';
import type { Because } from './types';

/** Stands for what nobody has said. */
const nothing = '-';

type Explained = { explanation: string; reasons?: Because[] };

/**
 * Says in the reader's language why the router did something, or what the node wrote into a history; what people wrote, and what was said before codes
 * were kept, stays as it is.
 */
export function useBecause(sentences: 'routing.because' | 'history.note' = 'routing.because'): (explained: Explained) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const language = i18n.language;

  /** A value as it is read; moments of a person by the clock on that person's wall, of which the zone is named. */
  const word = (name: string, value: string, zone: string | undefined) => {
    if (value === nothing) return '–';
    switch (name) {
      case 'urgency': case 'discipline': return t(`${name}.${value}`, { defaultValue: value });
      case 'basis': return t(`consent.basis.${value}`, { defaultValue: value });
      case 'reach': return t(`consent.reachOf.${value}`, { defaultValue: value });
      case 'discrepancy': return t(`outcome.${value}`, { defaultValue: value });
      case 'purposes': return value.split(', ').map((one) => t(`consent.purpose.${one}`, { defaultValue: one })).join(', ');
      case 'day': return format.date(value);
      case 'at': return (zone ? formats(language, zone) : format).dateTime(value);
      case 'role': return t(`roles.${value}`, { defaultValue: value });
      case 'ring': return t(`routing.ring.${value}`, { defaultValue: value });
      case 'languages': return value.split(', ').map((one) => languageName(one, language)).join(', ');
      default: return value;
    }
  };
  return ({ explanation, reasons = [] }) =>
    reasons.length === 0 || reasons.some(({ code }) => !i18n.exists(`${sentences}.${code}`))
      ? explanation
      : reasons
        .map(({ code, values }) => t(`${sentences}.${code}`, {
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(name, value, values.zone)])),
        }))
        .join(language === 'ja' || language === 'zh' ? '' : ' ');
}
