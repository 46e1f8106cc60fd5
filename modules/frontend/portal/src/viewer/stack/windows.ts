/** A grey-scale window: the centre and the width of the values that are spread from black to white. */
export type Window = { center: number; width: number };

/** Windows in Hounsfield units that radiologists expect under these names. */
export const ctWindows = {
  softTissue: { center: 40, width: 400 },
  lung: { center: -600, width: 1500 },
  bone: { center: 400, width: 1800 },
  liver: { center: 80, width: 160 },
  brain: { center: 40, width: 80 },
  mediastinum: { center: 50, width: 350 },
} as const satisfies Record<string, Window>;
export type CtWindow = keyof typeof ctWindows;

export type Range = { lower: number; upper: number };

/** The values at which black ends and white begins (linear function, PS3.3 C.11.2.1.2.1). */
export function toRange({ center, width }: Window): Range {
  return { lower: center - 0.5 - (width - 1) / 2, upper: center - 0.5 + (width - 1) / 2 };
}

export function fromRange({ lower, upper }: Range): Window {
  return { center: (lower + upper) / 2 + 0.5, width: upper - lower + 1 };
}
