import { type Attributes, Tag, text, values } from './attributes';

export type SeriesKind = 'stack' | 'slide' | 'report' | 'pdf' | 'other';

const slideMicroscopy = '1.2.840.10008.5.1.4.1.1.77.1.6';
const encapsulatedPdf = '1.2.840.10008.5.1.4.1.1.104.1';
const structuredReports = '1.2.840.10008.5.1.4.1.1.88.';

/** Which viewer shows a series, told from its objects and not from its modality alone. */
export function seriesKind(instances: Attributes[]): SeriesKind {
  const classes = instances.map((instance) => text(instance, Tag.sopClass) ?? '');
  if (classes.includes(slideMicroscopy)) return 'slide';
  if (instances.some((instance) => values(instance, Tag.rows).length > 0)) return 'stack';
  if (classes.includes(encapsulatedPdf)) return 'pdf';
  if (classes.some((uid) => uid.startsWith(structuredReports))) return 'report';
  return 'other';
}
