import type { Study } from '../../studies/types';
import { type DocumentKind, isMaterial } from '../documents/types';
import type { Case, CaseRequest, Code, Discipline, Urgency } from '../types';

/** Hours until an answer is due, as the node is configured by default (workflow: clocks). */
export const hoursUntilDue: Record<Urgency, number> = { EMERGENCY: 2, FAST: 24, ROUTINE: 72 };

export type AskForm = {
  studies: string[];
  /** Accession numbers of studies that are still on their way. */
  awaited: string[];
  /** How many documents to ask about the draft has already. */
  documents: number;
  discipline: Discipline;
  urgency: Urgency;
  question: string;
  diagnosis: Code | undefined;
  site: string;
  clinicalSummary: string;
  languages: string[];
};

export function emptyForm(study: string | undefined, languages: string[]): AskForm {
  return {
    studies: study ? [study] : [], awaited: [], documents: 0, discipline: 'RADIOLOGY', urgency: 'ROUTINE', question: '', diagnosis: undefined, site: '', clinicalSummary: '',
    languages,
  };
}

export function formOf(of: Case): AskForm {
  return {
    studies: of.studies.map((study) => study.studyInstanceUid), awaited: awaitedBy(of), documents: of.documents.filter((one) => one.superseded === undefined && isMaterial(one.kind)).length, discipline: of.discipline, urgency: of.urgency, question: of.question,
    diagnosis: of.diagnosis, site: of.site ?? '', clinicalSummary: of.clinicalSummary ?? '', languages: of.languages,
  };
}

/** What a draft waits for, by accession number. */
export function awaitedBy(of: Pick<Case, 'material'>): string[] {
  return of.material.flatMap((request) => (request.state === 'OPEN' && request.accessionNumber ? [request.accessionNumber] : []));
}

/** Slides go to a pathologist, everything else to a radiologist, unless the referrer says otherwise. */
export function disciplineOf(studies: Study[]): Discipline {
  return studies.some((study) => study.modalities.includes('SM')) ? 'PATHOLOGY' : 'RADIOLOGY';
}

export type Field = 'studies' | 'question' | 'diagnosis' | 'languages';

/** Whether there is anything to ask about: images, images on their way, or a document that is more than the consent. */
export function hasMaterial(form: AskForm, brought: DocumentKind[]): boolean {
  return form.studies.length > 0 || form.awaited.length > 0 || form.documents > 0 || brought.some(isMaterial);
}

/** What the node needs before a case can be sent. */
export function unfilled(form: AskForm, brought: DocumentKind[] = []): Field[] {
  const open: Field[] = [];
  if (!hasMaterial(form, brought)) open.push('studies');
  if (form.question.trim() === '') open.push('question');
  if (form.diagnosis === undefined) open.push('diagnosis');
  if (form.languages.length === 0) open.push('languages');
  return open;
}

export function requestOf(form: AskForm, diagnosis: Code): CaseRequest {
  const { site, clinicalSummary, awaited: _, documents: __, ...rest } = form;
  return {
    ...rest, diagnosis, question: form.question.trim(),
    ...(site === '' ? {} : { site }), ...(clinicalSummary.trim() === '' ? {} : { clinicalSummary: clinicalSummary.trim() }),
  };
}
