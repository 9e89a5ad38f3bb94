/**
 * The largest difference between two lists of objects with an `id`, over the keys of `keys` (theirs → ours).
 * A figure that only one side has, or a word that differs, counts as infinite.
 */
export function largestGap(
  ours: readonly object[],
  theirs: readonly object[],
  keys: Readonly<Record<string, string>>,
): number {
  const byId = new Map(ours.map((one) => [(one as { id: string }).id, one as Record<string, unknown>]));
  let worst = ours.length === theirs.length ? 0 : Number.POSITIVE_INFINITY;
  for (const one of theirs as Record<string, unknown>[]) {
    const own = byId.get(one.id as string) ?? {};
    for (const [their, our] of Object.entries(keys)) worst = Math.max(worst, gap(own[our], one[their]));
  }
  return worst;
}

function gap(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const size = typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) : Number.NaN;
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}
