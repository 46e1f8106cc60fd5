import { describe, expect, it } from 'vitest';
import { worthSending } from './files';
import { multipart, outcome, reasonKey } from './stow';

const json = 'application/dicom+json';

describe('the answer to an upload', () => {
  it('is stored when the instance is referenced', () => expect(outcome(200, json, '{"00081199":{"Value":[{}]}}')).toEqual({ kind: 'stored' }));
  it('is a reason when the instance failed', () => {
    expect(outcome(202, json, '{"00081198":{"Value":[{"00081197":{"Value":[273]}}]}}')).toEqual({ kind: 'reason', status: 273 });
  });
  it('is no DICOM file when the node could not even name it', () => {
    expect(outcome(409, json, '{"0008119A":{"Value":[{"00081197":{"Value":[49152]}}]}}')).toMatchObject({ kind: 'refused', problem: { type: 'not-dicom' } });
  });
  it('is the reason of the node for what has no name, such as a full disk', () => {
    expect(outcome(409, json, '{"0008119A":{"Value":[{"00081197":{"Value":[42752]}}]}}')).toEqual({ kind: 'reason', status: 0xa700 });
  });
  it('is a refusal when nothing was referenced', () => expect(outcome(200, json, '{}')).toMatchObject({ kind: 'refused', problem: { type: 'not-dicom' } }));
  it('is the problem of the node otherwise', () => {
    expect(outcome(507, 'application/problem+json', '{"type":"/problems/out-of-resources","title":"Full"}')).toMatchObject({ kind: 'refused', problem: { status: 507 } });
  });
  it.each([[0xa700, 'problems.out-of-resources'], [0xc000, 'problems.data-set-corrupt'], [0x0111, 'problems.same-uid-other-content'], [0x1234, 'upload.refused']])(
    'explains status %d', (status, key) => expect(reasonKey(status)).toBe(key),
  );
});

describe('a file', () => {
  it('is the only part of its request, byte for byte', async () => {
    const bytes = new Uint8Array([0, 13, 10, 255]);
    const body = new Uint8Array(await multipart(new Blob([bytes]), 'B').arrayBuffer());
    const head = new TextEncoder().encode('--B\r\nContent-Type: application/dicom\r\n\r\n').length;
    expect([...body.slice(head, head + 4)]).toEqual([...bytes]);
    expect(new TextDecoder().decode(body.slice(head + 4))).toBe('\r\n--B--\r\n');
  });
  it.each(['.DS_Store', 'Thumbs.db', 'DICOMDIR'])('called %s is not sent', (name) => expect(worthSending({ name, size: 1 })).toBe(false));
  it('without an ending is sent', () => expect(worthSending({ name: 'IM000001', size: 1 })).toBe(true));
  it('without content is not sent', () => expect(worthSending({ name: 'a.dcm', size: 0 })).toBe(false));
});
