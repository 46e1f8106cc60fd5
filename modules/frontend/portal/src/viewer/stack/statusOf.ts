/** The HTTP status inside of whatever the image loader throws. */
export function statusOf(problem: unknown): number | undefined {
  if (typeof problem !== 'object' || problem === null) return undefined;
  const { status, request, error } = problem as { status?: unknown; request?: { status?: unknown }; error?: unknown };
  const found = typeof status === 'number' ? status : request?.status;
  if (typeof found === 'number' && found >= 400) return found;
  return error === undefined ? undefined : statusOf(error);
}
