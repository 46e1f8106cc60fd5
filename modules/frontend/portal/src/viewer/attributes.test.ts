import { describe, expect, it } from 'vitest';
import { number, numbers, text } from './attributes';

describe('attributes in the DICOM JSON model', () => {
  it('gives the first value as text', () => expect(text({ '00080060': { Value: ['CT'] } }, '00080060')).toBe('CT'));
  it('reads decimal strings as numbers', () => expect(numbers({ '00280030': { Value: ['0.5', 0.25] } }, '00280030')).toEqual([0.5, 0.25]));
  it('has nothing for an empty element', () => expect(number({ '00280010': { vr: 'US' } }, '00280010')).toBeUndefined());
  it('has nothing for a missing element', () => expect(text(undefined, '00080060')).toBeUndefined());
});
