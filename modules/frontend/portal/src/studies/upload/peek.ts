/** Longest beginning of a file that is looked at. */
const peekBytes = 132;

const zip = [0x50, 0x4b];
const prefix = [0x44, 0x49, 0x43, 0x4d];
const prefixAt = 128;

/**
 * Whether a file can be a DICOM file or a ZIP archive by its first bytes, so that viewer programs and the like on a disc are not sent
 * over the line. Files without preamble begin with a group below 0010, in either byte order.
 */
export async function canBeDicom(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, peekBytes).arrayBuffer());
  const at = (expected: number[], offset: number) => expected.every((byte, i) => bytes[offset + i] === byte);
  if (at(prefix, prefixAt) || at(zip, 0)) return true;
  const [low = 0xff, high = 0xff] = bytes;
  return bytes.length >= 8 && ((low <= 0x08 && low % 2 === 0 && high === 0) || (low === 0 && high <= 0x08 && high % 2 === 0)) && low + high > 0;
}
