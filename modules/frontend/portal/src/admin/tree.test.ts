import { describe, expect, it } from 'vitest';
import { tree } from './tree';
import type { Institution } from './types';

const institution = (id: string, parentId?: string): Institution => ({ id, name: id, level: 'BASIC', country: 'VN', parentId });

describe('the tree of institutions', () => {
  it('puts each below the one it belongs to', () => {
    const rows = tree([institution('district', 'centre'), institution('centre'), institution('commune', 'district')]);
    expect(rows.map(({ institution: { id }, depth }) => `${id}:${depth}`)).toEqual(['centre:0', 'district:1', 'commune:2']);
  });
  it('shows everybody once, even in a loop', () => {
    expect(tree([institution('a', 'b'), institution('b', 'a')]).map(({ institution: { id } }) => id).sort()).toEqual(['a', 'b']);
  });
});
