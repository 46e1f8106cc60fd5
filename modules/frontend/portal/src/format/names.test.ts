import { describe, expect, it } from 'vitest';
import { ideographicName, initials, personName } from './names';

describe('a person name', () => {
  it('is shown with the family name first', () => expect(personName('Nguyen^Thi Lan^Anh')).toBe('Nguyen, Thi Lan Anh'));
  it('keeps a suffix', () => expect(personName('Adams^John^^^Jr.')).toBe('Adams, John, Jr.'));
  it('uses no comma between East Asian components', () => expect(personName('山田^太郎')).toBe('山田 太郎'));
  it('leaves a plain name alone', () => expect(personName('Иванов Иван')).toBe('Иванов Иван'));
  it('gives nothing for nothing', () => expect(personName(undefined)).toBe(''));
  it('finds the ideographic group inside the name', () => expect(ideographicName('Yamada^Tarou=山田^太郎', undefined)).toBe('山田 太郎'));
  it('has no ideographic form that repeats the name', () => expect(ideographicName('山田^太郎', '山田^太郎')).toBeUndefined());
  it('gives initials without the title', () => expect(initials('Dr. Linh Tran')).toBe('LT'));
  it.each([
    ['田中 遥 (Tanaka Haruka)', '田中'], ['東久世 通禧', '東久'], ['王小明', '王'], ['欧阳振华', '欧阳'], ['김희중', '김'], ['황보관', '황보'], ['李 明', '李'],
    ['Воронина Анна Сергеевна', 'ВА'], ['Nguyễn Thị Minh Châu', 'NC'], ['Administrator', 'A'], ['', ''],
  ])('has initials: %s', (name, letters) => expect(initials(name)).toBe(letters));
});
