import { useMemo } from 'react';

const width = 900;
const height = 1000;
const views = [{ x: 350, y: 500 }, { x: 560, y: 500 }] as const;
const radius = 250;

/** Distances of the contour lines around one view: close together at its edge, as in a drawing of a section. */
const contours = Array.from({ length: 15 }, (_, i) => radius * (1 - (i / 15) ** 1.35));

/** Two views of one thing, and what they share: the picture behind the sign-in form. */
export function SignInPicture({ className }: { className: string | undefined }) {
  const lines = useMemo(() => views.flatMap((view, side) => contours.map((r, i) => ({ ...view, r, side, i }))), []);
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <clipPath id="shared"><circle cx={views[0].x} cy={views[0].y} r={radius} /></clipPath>
        <radialGradient id="depth" cx="50%" cy="50%" r="75%">
          <stop offset="0%" stopColor="#0d5360" />
          <stop offset="100%" stopColor="#062a32" />
        </radialGradient>
      </defs>
      <rect width={width} height={height} fill="url(#depth)" />
      {lines.map(({ x, y, r, side, i }) => (
        <circle
          key={`${side}-${i}`} cx={x + (side === 0 ? 1 : -1) * i * 5.2} cy={y} r={r} fill="none"
          stroke={side === 0 ? '#8fdbe3' : '#e3b9ee'} strokeOpacity={i === 0 ? 0.9 : 0.34 - i * 0.012} strokeWidth={i === 0 ? 2 : 1}
        />
      ))}
      <circle cx={views[1].x} cy={views[1].y} r={radius} fill="#ffffff" fillOpacity="0.1" clipPath="url(#shared)" />
    </svg>
  );
}
