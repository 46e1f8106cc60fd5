/**
 * A person name of DICOM (PS3.5 6.2.1.1) for reading: the family name first, as hospitals file it. Components without a caret
 * are taken as they stand.
 */
export function personName(value: string | undefined): string {
  const [first = ''] = (value ?? '').split('=');
  const [family = '', given = '', middle = '', , suffix = ''] = first.split('^').map((part) => part.trim());
  const rest = [given, middle].filter(Boolean).join(' ');
  const spaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(family);
  const name = [family, rest].filter(Boolean).join(spaced ? ' ' : ', ');
  return suffix === '' ? name : `${name}, ${suffix}`;
}

/** The ideographic form, from its own field or from the second group of the name. */
export function ideographicName(name: string | undefined, ideographic: string | undefined): string | undefined {
  const group = ideographic ?? (name ?? '').split('=')[1];
  const text = personName(group);
  return text === '' || text === personName(name) ? undefined : text;
}

/** One or two letters that stand for a person. */
export function initials(name: string): string {
  const words = name.replace(/^(dr|prof|doctor|professor|д-р|проф)\.?\s+/i, '').split(/\s+/).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words[words.length - 1] : ''];
  const letter = (word: string) => Array.from(word)[0] ?? '';
  return (letter(first) + letter(last)).toUpperCase();
}
