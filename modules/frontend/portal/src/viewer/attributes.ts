/** One instance's attributes in the DICOM JSON model (PS3.18 F). */
export type Attributes = Record<string, { vr?: string; Value?: unknown[]; BulkDataURI?: string; InlineBinary?: string } | undefined>;

export const Tag = {
  imageType: '00080008', sopClass: '00080016', sopInstance: '00080018', modality: '00080060', seriesDescription: '0008103E',
  studyInstance: '0020000D', seriesInstance: '0020000E', instanceNumber: '00200013', imagePosition: '00200032',
  imageOrientation: '00200037', frames: '00280008', rows: '00280010', columns: '00280011', pixelSpacing: '00280030',
  windowCenter: '00281050', windowWidth: '00281051', sliceThickness: '00180050', sliceLocation: '00201041',
  totalColumns: '00480006', totalRows: '00480007', imagedWidthMillis: '00480001', dimensionOrganization: '00209311',
  opticalPath: '00480105', objectivePower: '00480112', sharedGroups: '52009229', perFrameGroups: '52009230',
  pixelMeasures: '00289110', planePositionSlide: '0048021A', columnPosition: '0048021E', rowPosition: '0048021F',
  concatenation: '00209161', inConcatenation: '00209162', frameOffset: '00209228',
  opticalPathIdentifier: '00480106', opticalPathDescription: '00480107', opticalPathIdentification: '00480207', focalPlanes: '00480303',
  depthPosition: '0040074A', container: '00400512', valueType: '0040A040', conceptName: '0040A043', content: '0040A730', codeMeaning: '00080104',
} as const;

export function values(of: Attributes | undefined, tag: string): unknown[] {
  return of?.[tag]?.Value ?? [];
}

export function text(of: Attributes | undefined, tag: string): string | undefined {
  const [first] = values(of, tag);
  if (typeof first === 'string') return first;
  return typeof first === 'number' ? String(first) : undefined;
}

export function texts(of: Attributes | undefined, tag: string): string[] {
  return values(of, tag).map((value) => (typeof value === 'string' ? value : String(value ?? '')));
}

/** Numbers of any numeric representation; DS and IS may come as strings as well (PS3.18 F.2.3.1). */
export function numbers(of: Attributes | undefined, tag: string): number[] {
  return values(of, tag).map(Number).filter(Number.isFinite);
}

export function number(of: Attributes | undefined, tag: string): number | undefined {
  return numbers(of, tag)[0];
}

export function items(of: Attributes | undefined, tag: string): Attributes[] {
  return values(of, tag).filter((item): item is Attributes => typeof item === 'object' && item !== null);
}

export function item(of: Attributes | undefined, tag: string): Attributes | undefined {
  return items(of, tag)[0];
}
