import { describe, expect, it } from 'vitest';
import { asLines, fieldLines, inLanguage, parseFields, type QuestionTemplate } from './template';

const lines = 'Размер: number мм\nСторона: справа / слева\nКурит: yes/no\nЖалобы';
const template: QuestionTemplate = { id: 't', title: { ru: 'Лёгкое' }, sites: ['C34'], modalities: [], fields: parseFields(lines, 'ru'), own: true };

describe('a template of a question', () => {
  it('is typed as lines and shown as lines', () => {
    expect(template.fields.map((field) => field.kind)).toEqual(['NUMBER', 'CHOICE', 'YES_NO', 'TEXT']);
    expect(fieldLines(template.fields, 'ru')).toBe(lines);
    expect(parseFields(' \n腫瘍径：number mm\n', 'ja')).toEqual([{ id: 'f1', label: { ja: '腫瘍径' }, kind: 'NUMBER', options: [], unit: 'mm' }]);
  });
  it('becomes readable text without what was left open', () => {
    expect(asLines(template, { f1: '22', f2: 'справа', f4: ' ' }, 'ru')).toBe('Размер: 22 мм\nСторона: справа');
  });
  it('is read in the language there is', () => {
    expect(inLanguage({ en: 'Size', ru: 'Размер' }, 'vi')).toBe('Size');
    expect(inLanguage({ ru: 'Размер' }, 'ja')).toBe('Размер');
  });
});
