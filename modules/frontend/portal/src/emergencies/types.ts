export type Someone = { id: string; name: string; institution: string };

/** A case opened to somebody at once; says nothing about the patient. */
export type Emergency = {
  id: string;
  number: string;
  openedBy: Someone;
  openedAt: string;
  reader: Someone;
  endsAt: string;
  reason: string;
  review?: { at: string; by: Someone; justified: boolean; note: string };
};
