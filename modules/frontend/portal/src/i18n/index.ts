import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the interface, each by its own name. */
export const languages = {
  en: 'English',
  ru: 'Русский',
  ja: '日本語',
  zh: '简体中文',
  ko: '한국어',
  vi: 'Tiếng Việt',
} as const;
export type Language = keyof typeof languages;

const storageKey = 'consilium.language';
const texts = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' });

export function isLanguage(value: string): value is Language {
  return value in languages;
}

/** The first language the person or the browser asks for that the portal speaks. */
export function preferred(stored: string | null, wanted: readonly string[]): Language {
  for (const tag of [stored ?? '', ...wanted]) {
    const base = tag.split('-')[0]?.toLowerCase() ?? '';
    if (isLanguage(base)) return base;
  }
  return 'en';
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const parts = Object.entries(texts).filter(([path]) => path.startsWith(`./${language}/`));
  const bundles = await Promise.all(
    parts.map(async ([path, read]) => ({ [path.replace(/^.*\/|\.json$/g, '')]: await read() })),
  );
  i18next.addResourceBundle(language, 'translation', Object.assign({}, ...bundles));
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.body.lang = language;
  localStorage.setItem(storageKey, language);
}

export async function startLanguages(): Promise<void> {
  const language = preferred(localStorage.getItem(storageKey), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await load('en');
  await speak(language);
}
