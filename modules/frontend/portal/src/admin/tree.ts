import type { Institution } from './types';

/** Institutions below the ones they belong to, with their depth; one that names itself or a loop still appears once. */
export function tree(institutions: Institution[]): { institution: Institution; depth: number }[] {
  const known = new Set(institutions.map(({ id }) => id));
  const rows: { institution: Institution; depth: number }[] = [];
  const shown = new Set<string>();
  const show = (institution: Institution, depth: number) => {
    if (shown.has(institution.id)) return;
    shown.add(institution.id);
    rows.push({ institution, depth });
    for (const child of institutions) if (child.parentId === institution.id) show(child, depth + 1);
  };
  for (const one of institutions) if (one.parentId === undefined || one.parentId === null || !known.has(one.parentId)) show(one, 0);
  for (const one of institutions) show(one, 0);
  return rows;
}
