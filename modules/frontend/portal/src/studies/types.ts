import type { InstitutionRef } from '../session/types';

export type Study = {
  studyInstanceUid: string;
  patientName: string;
  patientNameIdeographic?: string;
  patientId: string;
  patientBirthDate?: string;
  patientSex?: string;
  studyDate?: string;
  studyTime?: string;
  description?: string;
  accessionNumber?: string;
  modalities: string[];
  seriesCount: number;
  instanceCount: number;
  institution: InstitutionRef;
  receivedAt: string;
  settled: boolean;
  cases?: { id: string; number: string; state: string }[];
};

export type Series = {
  seriesInstanceUid: string;
  modality: string;
  number?: number;
  description?: string;
  instanceCount: number;
};

export type StudyWithSeries = Study & { series: Series[] };
export type StudyPage = { total: number; studies: Study[] };
export type StudyFilter = { text?: string; modality?: string; from?: string; to?: string };
