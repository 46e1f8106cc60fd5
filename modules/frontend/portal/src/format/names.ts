const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * A person name of DICOM (PS3.5 6.2.1.1) for reading: the family name first, as hospitals file it. Components without a caret
 * are taken as they stand.
 */
export function personName(value: string | undefined): string {
  const [first = ''] = (value ?? '').split('=');
  const [family = '', given = '', middle = '', , suffix = ''] = first.split('^').map((part) => part.trim());
  const rest = [given, middle].filter(Boolean).join(' ');
  const spaced = eastAsian.test(family);
  const name = [family, rest].filter(Boolean).join(spaced ? ' ' : ', ');
  return suffix === '' ? name : `${name}, ${suffix}`;
}

/** The ideographic form, from its own field or from the second group of the name. */
export function ideographicName(name: string | undefined, ideographic: string | undefined): string | undefined {
  const group = ideographic ?? (name ?? '').split('=')[1];
  const text = personName(group);
  return text === '' || text === personName(name) ? undefined : text;
}

/** One or two letters that stand for a person: of a name in Chinese characters or Hangul the family name, of others two initials. */
export function initials(name: string): string {
  const words = name.replace(/\([^)]*\)/g, ' ').replace(/^(dr|prof|doctor|professor|д-р|проф)\.?\s+/i, '').split(/\s+/).filter(Boolean);
  const [first = '', second = ''] = words;
  const letters = Array.from(first.replace(/^[^\p{L}]+/u, ''));
  if (eastAsian.test(first)) return (words.length > 1 ? letters.slice(0, 2) : letters.slice(0, familyLength(first))).join('');
  // A patronymic stands last in Cyrillic names, a given name in most others.
  const other = /\p{Script=Cyrillic}/u.test(first) ? second : words.length > 1 ? words[words.length - 1]! : '';
  return ((letters[0] ?? '') + (Array.from(other.replace(/^[^\p{L}]+/u, ''))[0] ?? '')).toUpperCase();
}

/** Letters of the family name when nothing separates it: two where Hangul or Chinese use one of the compound names, else one. */
function familyLength(name: string): number {
  return compoundFamilies.some((family) => name.startsWith(family)) ? 2 : 1;
}

const compoundFamilies = ['欧阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛', '夏侯', '皇甫', '남궁', '황보', '제갈', '선우', '독고', '사공', '서문'];
