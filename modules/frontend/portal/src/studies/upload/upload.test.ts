import { describe, expect, it } from 'vitest';
import { picked, worthSending } from './files';
import { bytesText, lines } from './lines';
import { canBeDicom } from './peek';
import { pauseBefore, type Taken } from './transfer';
import { type Item, tally } from './useUpload';

const bytes = (...values: number[]) => new Blob([new Uint8Array(values)]);

describe('a file on a disc', () => {
  it('with the prefix can be DICOM', async () => {
    expect(await canBeDicom(new Blob([new Uint8Array(128), 'DICM']))).toBe(true);
  });
  it('without preamble can be, in either byte order', async () => {
    expect(await canBeDicom(bytes(8, 0, 5, 0, 67, 83, 10, 0))).toBe(true);
    expect(await canBeDicom(bytes(0, 8, 0, 5, 67, 83, 0, 10))).toBe(true);
  });
  it('that is an archive is sent', async () => expect(await canBeDicom(new Blob(['PK\u0003\u0004']))).toBe(true));
  it.each([['MZ\u0090\u0000\u0003\u0000\u0000\u0000'], ['%PDF-1.7 '], ['[autorun]'], ['']])('that begins with %j is not', async (text) => {
    expect(await canBeDicom(new Blob([text]))).toBe(false);
  });
  it.each(['.DS_Store', 'Thumbs.db', 'desktop.ini'])('called %s is not even listed', (name) => expect(worthSending({ file: { name } })).toBe(false));
  it('keeps the path in its folder', () => {
    const file = Object.assign(new File([], 'IM1'), { webkitRelativePath: 'CD/DICOM/IM1' });
    expect(picked([file])[0]?.path).toBe('CD/DICOM/IM1');
  });
});

describe('the list', () => {
  const item = (state: Item['state'], taken: Taken[], sent = 0): Item => ({
    file: new File(['12345678'], 'a'), path: 'a', sent, state, taken, problem: undefined,
  });
  const taken = (name: string, outcome: Taken['outcome']): Taken => ({ name, outcome, why: '' });

  it('shows what needs attention first and what is stored last', () => {
    const shown = lines([item('DONE', [taken('z!/1', 'STORED'), taken('z!/2', 'REFUSED'), taken('z!/3', 'SKIPPED')]), item('RECEIVING', [], 4)]);
    expect(shown.map(({ name, kind }) => `${kind} ${name}`)).toEqual(['bad z!/2', 'busy a', 'none z!/3', 'good z!/1']);
    expect(shown[1]?.part).toBe(0.5);
  });
  it('counts each file in an archive, and the bytes of the archive', () => {
    const sum = tally([item('DONE', [taken('1', 'STORED'), taken('2', 'DUPLICATE'), taken('3', 'REFUSED')], 8), item('FAILED', [], 2)]);
    expect(sum).toMatchObject({ STORED: 1, DUPLICATE: 1, SKIPPED: 0, REFUSED: 1, failed: 1, open: 0, bytes: 16, sent: 10 });
  });
  it('says sizes in the words of the language', () => {
    expect(bytesText(999, 'en')).toBe('999 byte');
    expect(bytesText(12_345_678, 'en')).toBe('12.3 MB');
  });
});

describe('an interruption', () => {
  it('is waited out longer each time, up to half a minute', () => expect([1, 2, 3, 4, 5, 6, 7].map(pauseBefore)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]));
});
