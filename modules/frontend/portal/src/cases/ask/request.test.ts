import { describe, expect, it } from 'vitest';
import type { Study } from '../../studies/types';
import { disciplineOf, emptyForm, requestOf, unfilled } from './request';

const code = { system: 'ICD-10', code: 'C34.1', display: 'Upper lobe' };

describe('asking for an opinion', () => {
  it('needs a study, a question and a diagnosis', () => expect(unfilled(emptyForm(undefined, ['en']))).toEqual(['studies', 'question', 'diagnosis']));
  it('takes a document in place of a study, but not the consent', () => {
    const form = { ...emptyForm(undefined, ['en']), question: 'Which treatment?', diagnosis: code };
    expect(unfilled(form, ['CONSENT'])).toEqual(['studies']);
    expect(unfilled(form, ['CONSENT', 'REPORT'])).toEqual([]);
    expect(unfilled({ ...form, documents: 1 })).toEqual([]);
  });
  it('does not take blanks for a question', () => expect(unfilled({ ...emptyForm('1.2', ['en']), question: '  ', diagnosis: code })).toEqual(['question']));
  it('proposes pathology for slides', () => expect(disciplineOf([{ modalities: ['SM'] } as Study])).toBe('PATHOLOGY'));
  it('leaves out what is empty', () => {
    const request = requestOf({ ...emptyForm('1.2', ['en']), question: ' Malignant? ' }, code);
    expect(request).toEqual({ studies: ['1.2'], discipline: 'RADIOLOGY', urgency: 'ROUTINE', question: 'Malignant?', diagnosis: code, languages: ['en'] });
  });
});
