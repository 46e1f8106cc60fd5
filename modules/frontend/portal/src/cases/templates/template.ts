export type Texts = Record<string, string>;
export type FieldKind = 'TEXT' | 'NUMBER' | 'CHOICE' | 'YES_NO';
export type TemplateField = { id: string; label: Texts; kind: FieldKind; options: Texts[]; unit?: string };
export type QuestionTemplate = { id: string; title: Texts; sites: string[]; modalities: string[]; fields: TemplateField[]; own: boolean };

/** A text in a language, in English, or in the only one there is. */
export function inLanguage(texts: Texts, language: string): string {
  return texts[language] ?? texts[language.split('-')[0] ?? ''] ?? texts.en ?? Object.values(texts)[0] ?? '';
}

/** The answers as lines that people read; what was left open is left out. */
export function asLines(template: QuestionTemplate, answers: Record<string, string>, language: string): string {
  return template.fields.flatMap((field) => {
    const answer = (answers[field.id] ?? '').trim();
    return answer === '' ? [] : [`${inLanguage(field.label, language)}: ${answer}${field.unit ? ` ${field.unit}` : ''}`];
  }).join('\n');
}

/** Fields as their author types them, one a line: a label; `label: a / b / c`; `label: number mm`; `label: yes/no`. */
export function parseFields(text: string, language: string): TemplateField[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, i) => {
    const colon = line.search(/[:：]/);
    const label = { [language]: (colon < 0 ? line : line.slice(0, colon)).trim() };
    const rest = colon < 0 ? '' : line.slice(colon + 1).trim();
    const id = `f${i + 1}`;
    if (rest === 'yes/no') return { id, label, kind: 'YES_NO', options: [] };
    if (/^number\b/.test(rest)) {
      const unit = rest.slice('number'.length).trim();
      return { id, label, kind: 'NUMBER', options: [], ...(unit === '' ? {} : { unit }) };
    }
    const options = rest.split('/').map((option) => option.trim()).filter((option) => option !== '');
    return options.length > 1 ? { id, label, kind: 'CHOICE', options: options.map((option) => ({ [language]: option })) } : { id, label, kind: 'TEXT', options: [] };
  });
}

/** The lines from which the fields can be made again. */
export function fieldLines(fields: TemplateField[], language: string): string {
  return fields.map((field) => {
    const label = inLanguage(field.label, language);
    switch (field.kind) {
      case 'YES_NO': return `${label}: yes/no`;
      case 'NUMBER': return `${label}: number ${field.unit ?? ''}`.trim();
      case 'CHOICE': return `${label}: ${field.options.map((option) => inLanguage(option, language)).join(' / ')}`;
      case 'TEXT': return label;
    }
  }).join('\n');
}
