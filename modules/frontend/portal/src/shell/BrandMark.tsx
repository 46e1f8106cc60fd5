/** Two views of one thing, and the part they share. */
export function BrandMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="12" cy="16" r="9" fill="none" stroke="var(--accent)" strokeWidth="2.2" />
      <circle cx="20" cy="16" r="9" fill="none" stroke="var(--accent)" strokeWidth="2.2" />
      <path d="M16 7.94a9 9 0 0 1 0 16.12 9 9 0 0 1 0-16.12z" fill="var(--accent)" />
    </svg>
  );
}
