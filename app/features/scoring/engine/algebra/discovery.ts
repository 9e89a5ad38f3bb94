/** Those that stand out of `tested` looked at, with a share of false ones below `falseShare` (Benjamini & Hochberg 1995). */
export function discoveries<T extends { p: number }>(
  candidates: readonly T[],
  falseShare: number,
  tested = candidates.length,
): T[] {
  const sorted = [...candidates].sort((a, b) => a.p - b.p);
  let last = -1;
  for (const [k, { p }] of sorted.entries()) if (p <= (falseShare * (k + 1)) / tested) last = k;
  return sorted.slice(0, last + 1);
}
