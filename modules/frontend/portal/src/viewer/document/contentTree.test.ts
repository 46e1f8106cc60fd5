import { describe, expect, it } from 'vitest';
import type { Attributes } from '../attributes';
import { contentTree } from './contentTree';

const value = (...Value: unknown[]) => ({ Value });
const named = (name: string, rest: Attributes): Attributes => ({ '0040A043': value({ '00080104': value(name) }), ...rest });

describe('a structured report', () => {
  it('is read with its texts, codes, names and measured values', () => {
    const report = named('Report', {
      '0040A040': value('CONTAINER'),
      '0040A730': value(
        named('Finding', { '0040A040': value('TEXT'), '0040A160': value('A nodule') }),
        named('Site', { '0040A040': value('CODE'), '0040A168': value({ '00080104': value('Lung') }) }),
        named('Observer', { '0040A040': value('PNAME'), '0040A123': value({ Alphabetic: 'Tran^Linh' }) }),
        named('Diameter', { '0040A040': value('NUM'), '0040A300': value({ '0040A30A': value('16'), '004008EA': value({ '00080104': value('mm') }) }) }),
      ),
    });
    expect(contentTree(report).children.map((child) => `${child.concept}: ${child.value}`)).toEqual([
      'Finding: A nodule', 'Site: Lung', 'Observer: Tran Linh', 'Diameter: 16 mm',
    ]);
  });
  it('leaves out containers that hold nothing to read', () => {
    expect(contentTree(named('Report', { '0040A730': value(named('Empty', { '0040A040': value('CONTAINER') })) })).children).toEqual([]);
  });
  it('nested without end is cut, not followed', () => {
    const deep = Array.from({ length: 5000 }).reduce<Attributes>((inner) => named('Level', { '0040A730': value(inner) }), {});
    expect(() => contentTree(deep)).not.toThrow();
  });
});
