import type { PersonRef } from '../types';

export const documentKinds = ['LETTER', 'REPORT', 'LABORATORY', 'CONSENT', 'OTHER'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Whether a question can be about it. */
export const isMaterial = (kind: DocumentKind) => kind !== 'CONSENT';

export type CaseDocument = {
  id: string;
  name: string;
  kind: DocumentKind;
  mediaType: string;
  length: number;
  sha256: string;
  uploadedBy: PersonRef;
  uploadedAt: string;
  text: 'WAITING' | 'READ' | 'CUT' | 'NONE' | 'ENCRYPTED' | 'UNREADABLE';
  superseded?: { at: string; by: PersonRef; reason: string };
};

/** Endings the node takes; it looks at the content too. */
export const accepted = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.odt,.txt,.xml,.cda';

export type Shown = 'pdf' | 'picture' | 'text' | 'none';

/** How the portal shows a document: never as a page of its own. */
export function shownAs(document: Pick<CaseDocument, 'mediaType' | 'text'>): Shown {
  if (document.mediaType === 'application/pdf') return document.text === 'ENCRYPTED' ? 'none' : 'pdf';
  if (document.mediaType === 'image/jpeg' || document.mediaType === 'image/png') return 'picture';
  return document.text === 'READ' || document.text === 'CUT' ? 'text' : 'none';
}

/** What a document probably is, by the words in its name; its sender can say otherwise. */
export function kindOf(name: string): DocumentKind {
  if (/consent|соглас|同意|동의|đồng ý/i.test(name)) return 'CONSENT';
  if (/\blab|анализ|検査|化验|检验|검사|xét nghiệm/i.test(name)) return 'LABORATORY';
  if (/letter|письмо|направлени|紹介|转诊|의뢰|giới thiệu/i.test(name)) return 'LETTER';
  if (/report|заключени|протокол|報告|报告|판독|보고|kết quả/i.test(name)) return 'REPORT';
  return 'OTHER';
}

const units = ['B', 'KB', 'MB', 'GB'] as const;

export function size(bytes: number, language: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: unit === 0 ? 0 : 1 }).format(value)} ${units[unit]}`;
}
