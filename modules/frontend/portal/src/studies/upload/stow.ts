import { Problem } from '../../api/problem';
import { type Attributes, items, number } from '../../viewer/attributes';

/** What became of one file. */
export type Outcome = { kind: 'stored' } | { kind: 'refused'; problem: Problem } | { kind: 'reason'; status: number };

const failedSequence = '00081198';
const referencedSequence = '00081199';
const otherFailures = '0008119A';
const failureReason = '00081197';

/** Reads a STOW-RS answer (PS3.18 10.5.3) to a request that carried one instance. */
export function outcome(httpStatus: number, contentType: string, body: string): Outcome {
  const answer = parse(body);
  const [failed] = items(answer, failedSequence);
  if (failed) return { kind: 'reason', status: number(failed, failureReason) ?? 0 };
  const [nameless] = items(answer, otherFailures);
  if (nameless) return ofNameless(httpStatus, number(nameless, failureReason) ?? 0);
  if (httpStatus >= 200 && httpStatus < 300 && (items(answer, referencedSequence).length > 0 || body === '')) return { kind: 'stored' };
  if (httpStatus >= 200 && httpStatus < 300) return { kind: 'refused', problem: new Problem(httpStatus, '', undefined, 'not-dicom') };
  return { kind: 'refused', problem: Problem.parse(httpStatus, contentType, body) };
}

/** What has not even UIDs and could not be understood (C000 to CFFF) is no DICOM file at all. */
function ofNameless(httpStatus: number, status: number): Outcome {
  if (!notUnderstood(status)) return { kind: 'reason', status };
  return { kind: 'refused', problem: new Problem(httpStatus, '', undefined, 'not-dicom') };
}

function notUnderstood(status: number): boolean {
  return status >= 0xc000 && status <= 0xcfff;
}

function parse(body: string): Attributes | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return (Array.isArray(value) ? value[0] : value) as Attributes | undefined;
  } catch {
    return undefined;
  }
}

/** The failure reasons of PS3.7 annex C and PS3.4 B.2.3 in the words of the portal's problem texts. */
export function reasonKey(status: number): string {
  if (status >= 0xa700 && status <= 0xa7ff) return 'problems.out-of-resources';
  if (status >= 0xa900 && status <= 0xa9ff) return 'problems.study-mismatch';
  if (notUnderstood(status)) return 'problems.data-set-corrupt';
  if (status === 0x0111) return 'problems.same-uid-other-content';
  if (status === 0x0122) return 'problems.sop-class-not-supported';
  if (status === 0x0124) return 'problems.not-authorized';
  return 'upload.refused';
}

/** A file as the only part of a `multipart/related` body; the file itself is streamed from the disk, never read into memory. */
export function multipart(file: Blob, boundary: string): Blob {
  return new Blob([`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`, file, `\r\n--${boundary}--\r\n`]);
}

