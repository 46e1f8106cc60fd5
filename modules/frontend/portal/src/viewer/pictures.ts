/** Modalities (PS3.3 C.7.3.1.1.1) whose objects hold words, curves or references and no picture that could be shown small. */
const pictureless: ReadonlySet<string> = new Set(['SR', 'DOC', 'KO', 'PR', 'ECG', 'AU', 'HD', 'RTPLAN', 'RTSTRUCT', 'RTRECORD', 'REG', 'FID', 'PLAN', 'RWV', 'ANN']);

export function hasPicture(modality: string): boolean {
  return !pictureless.has(modality);
}

/** The modality that stands for a study: the first one with pictures, else the first. */
export function mainModality(modalities: string[]): string {
  return modalities.find(hasPicture) ?? modalities[0] ?? '';
}
