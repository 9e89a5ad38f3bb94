/** Three bands, not places: how a share of draws among the best is said. */
export type Band = 'likely' | 'council' | 'unlikely';

/** Shares from which on a place is likely, and from which on it is for the council to weigh. */
export const bandLimits = { likely: 0.8, council: 0.1 } as const;

export function bandOf(pTop: number): Band {
  if (pTop >= bandLimits.likely) return 'likely';
  return pTop >= bandLimits.council ? 'council' : 'unlikely';
}
