import { useTranslation } from 'react-i18next';
import { languageName } from '../format/languageName';
import { formats } from '../format/times';
import { useFormat } from '../format/useFormat';
import type { Because } from './types';

type Explained = { explanation: string; reasons?: Because[] };

/** Says in the reader's language why the router did something; decisions of before codes were kept stay in English. */
export function useBecause(): (explained: Explained) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const language = i18n.language;

  /** A value as it is read; moments of a person by the clock on that person's wall, of which the zone is named. */
  const word = (name: string, value: string, zone: string | undefined) => {
    switch (name) {
      case 'at': return (zone ? formats(language, zone) : format).dateTime(value);
      case 'role': return t(`roles.${value}`, { defaultValue: value });
      case 'ring': return t(`routing.ring.${value}`, { defaultValue: value });
      case 'languages': return value.split(', ').map((one) => languageName(one, language)).join(', ');
      default: return value;
    }
  };
  return ({ explanation, reasons = [] }) =>
    reasons.length === 0 || reasons.some(({ code }) => !i18n.exists(`routing.because.${code}`))
      ? explanation
      : reasons
        .map(({ code, values }) => t(`routing.because.${code}`, {
          ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(name, value, values.zone)])),
        }))
        .join(language === 'ja' || language === 'zh' ? '' : ' ');
}
