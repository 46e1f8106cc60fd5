/** 10 times the size of a pixel in micrometres at a magnification of 1: a 10x objective gives about 1 micrometre per pixel. */
const micrometresAtPower1 = 10;

/** The power of the objective, from the header or else from the size of a pixel. */
export function nativePower(objective: number | undefined, micrometresPerPixel: number | undefined): number | undefined {
  if (objective !== undefined && objective > 0) return objective;
  return micrometresPerPixel === undefined ? undefined : micrometresAtPower1 / micrometresPerPixel;
}

/** The powers a pathologist steps through, up to the one the slide was scanned with. */
export function powersUpTo(native: number): number[] {
  return [1.25, 2.5, 5, 10, 20, 40].filter((power) => power <= native * 1.05);
}

export type ScaleBar = { pixels: number; label: string };

/** A round length (1, 2 or 5 times a power of ten) that is at most this many screen pixels long. */
export function scaleBar(micrometresPerScreenPixel: number, pixelsMax: number): ScaleBar {
  const most = micrometresPerScreenPixel * pixelsMax;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((step) => step * power).find((candidate) => candidate <= most * 1.000001) ?? power;
  const label = length >= 1000 ? `${length / 1000} mm` : `${Number(length.toPrecision(3))} µm`;
  return { pixels: length / micrometresPerScreenPixel, label };
}

export function powerLabel(power: number): string {
  return `${power >= 10 ? power.toFixed(0) : Number(power.toFixed(power < 1 ? 2 : 1))}×`;
}
