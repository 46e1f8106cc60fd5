import { describe, expect, it } from 'vitest';
import { languages, preferred } from './index';

type Tree = { [key: string]: string | Tree };
const files = import.meta.glob<Tree>('./*/*.json', { import: 'default', eager: true });
const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

function flat(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}.${key}`, value]] : flat(value, `${path}.${key}`),
  );
}

function texts(language: string): Map<string, string> {
  const own = Object.entries(files).filter(([path]) => path.startsWith(`./${language}/`));
  return new Map(own.flatMap(([path, tree]) => flat(tree, path.replace(/^.*\/|\.json$/g, ''))));
}

/** Languages have different plural forms; the form is left out where keys are compared. */
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort().join();

const english = texts('en');
const keys = new Set([...english.keys()].map(base));

describe.each(Object.keys(languages))('the texts in %s', (language) => {
  const own = texts(language);

  it('are complete and have no extra', () => {
    expect([...new Set([...own.keys()].map(base))].sort()).toEqual([...keys].sort());
  });
  it('are not empty', () => expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]));
  it('name the same values as the English ones', () => {
    const wrong = [...own].filter(([key, text]) => {
      const origin = english.get(key) ?? english.get(`${base(key)}_other`) ?? '';
      return placeholders(text) !== placeholders(origin);
    });
    expect(wrong).toEqual([]);
  });
  it('have every plural form the language counts with', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...new Set([...english.keys()].filter((key) => base(key) !== key).map(base))];
    expect(counted.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !own.has(key))).toEqual([]);
  });
});

describe('the sources', () => {
  it('use only texts that exist', () => {
    const used = Object.entries(sources).filter(([path]) => !path.endsWith('.test.ts')).flatMap(([path, source]) =>
      [...source.matchAll(/\bt\(\s*(?:[^'"`()]*\?\s*)?'([\w.-]+)'/g)].map(([, key]) => `${key} in ${path}`),
    );
    expect(used.length).toBeGreaterThan(150);
    expect(used.filter((one) => !keys.has(one.split(' ')[0]!))).toEqual([]);
  });
});

describe('the first language', () => {
  it('is the one chosen before', () => expect(preferred('ru', ['ja-JP'])).toBe('ru'));
  it('is the first of the browser that the portal speaks', () => expect(preferred(null, ['de', 'zh-CN', 'en'])).toBe('zh'));
  it('is English where nothing fits', () => expect(preferred('xx', ['de'])).toBe('en'));
});
