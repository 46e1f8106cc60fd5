const margin = 4;

/** A QR code from its rows, black on white in either theme: cameras read nothing else well. */
export function QrCode({ rows, label }: { rows: string[]; label: string }) {
  const size = rows.length + 2 * margin;
  const dark = rows.flatMap((row, y) => [...row].flatMap((module, x) => (module === '1' ? [`M${x + margin} ${y + margin}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width={232} height={232} role="img" aria-label={label} shapeRendering="crispEdges" style={{ display: 'block', borderRadius: 10 }} data-testid="qr-code">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
