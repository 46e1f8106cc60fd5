import { describe, expect, it } from 'vitest';
import { nativePower, powerLabel, powersUpTo, scaleBar } from './scale';

describe('the scale of a slide', () => {
  it.each([[0.25, 170, '20 µm'], [0.5, 170, '50 µm'], [2.8, 170, '200 µm'], [8, 170, '1 mm'], [0.01, 170, '1 µm']])(
    'at %d µm per pixel and %d pixels of room is a bar of %s', (perPixel, room, label) => expect(scaleBar(perPixel, room).label).toBe(label),
  );
  it('draws the bar as long as it says', () => {
    const bar = scaleBar(2.5, 170);
    expect(bar.label).toBe('200 µm');
    expect(bar.pixels).toBeCloseTo(80);
  });
  it('takes the power of the objective from the header', () => expect(nativePower(40, 0.5)).toBe(40));
  it('derives it from the size of a pixel otherwise: 0.25 µm is a 40x scan', () => expect(nativePower(undefined, 0.25)).toBe(40));
  it('has no power without either', () => expect(nativePower(undefined, undefined)).toBeUndefined());
  it('offers no power beyond the scan', () => expect(powersUpTo(20)).toEqual([1.25, 2.5, 5, 10, 20]));
  it.each([[0.31, '0.31×'], [1.25, '1.3×'], [20, '20×']])('writes %d as %s', (power, label) => expect(powerLabel(power)).toBe(label));
});
