import { type Attributes, item, items, number, Tag, text } from '../attributes';

/** One entry of a structured report (PS3.3 C.17.3): what it is about, what it says, what hangs below it. */
export type ContentItem = { concept: string; value: string | undefined; children: ContentItem[] };

const value = {
  text: '0040A160', date: '0040A121', time: '0040A122', dateTime: '0040A120', person: '0040A123', uid: '0040A124',
  code: '0040A168', measured: '0040A300', numeric: '0040A30A', units: '004008EA',
} as const;

/** Deeper nesting than any report has in practice. */
const depthMax = 32;

function person(attributes: Attributes): string | undefined {
  const [name] = attributes[value.person]?.Value ?? [];
  if (typeof name === 'string') return name;
  return (name as { Alphabetic?: string } | undefined)?.Alphabetic;
}

function valueOf(attributes: Attributes): string | undefined {
  switch (text(attributes, Tag.valueType)) {
    case 'TEXT': return text(attributes, value.text);
    case 'CODE': return text(item(attributes, value.code), Tag.codeMeaning);
    case 'PNAME': return person(attributes)?.replaceAll('^', ' ').trim();
    case 'DATE': return text(attributes, value.date);
    case 'TIME': return text(attributes, value.time);
    case 'DATETIME': return text(attributes, value.dateTime);
    case 'UIDREF': return text(attributes, value.uid);
    case 'NUM': {
      const measured = item(attributes, value.measured);
      const size = number(measured, value.numeric);
      return size === undefined ? undefined : `${size} ${text(item(measured, value.units), Tag.codeMeaning) ?? ''}`.trim();
    }
    default: return undefined;
  }
}

export function contentTree(attributes: Attributes, depth = 0): ContentItem {
  const children = depth < depthMax ? items(attributes, Tag.content).map((child) => contentTree(child, depth + 1)) : [];
  return {
    concept: text(item(attributes, Tag.conceptName), Tag.codeMeaning) ?? '',
    value: valueOf(attributes),
    children: children.filter((child) => child.value !== undefined || child.children.length > 0),
  };
}
