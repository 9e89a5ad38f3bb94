import type { RunFlagKind } from '../scoring';

/**
 * What the simulation of tests/bench/recovery.ts found in made-up provinces of 120 × 42 secretaries, ten seeds a row:
 * of the true best 24, how many stand among the first 24 by each order. Among the first 240 by the fair score stand 24
 * in every row.
 */
export type Found = {
  /** Spread of severities: SD 0.7 or 1.2 logits. */
  isSevere: boolean;
  /** Linking forms in the province. */
  links: number;
  raw: number;
  standardised: number;
  fair: number;
};

export const simulated: readonly Found[] = [
  { isSevere: false, links: 0, raw: 14, standardised: 4, fair: 16 },
  { isSevere: false, links: 1200, raw: 13, standardised: 4, fair: 16 },
  { isSevere: false, links: 5040, raw: 14, standardised: 6, fair: 15 },
  { isSevere: true, links: 0, raw: 11, standardised: 5, fair: 14 },
  { isSevere: true, links: 1200, raw: 11, standardised: 4, fair: 14 },
  { isSevere: true, links: 5040, raw: 11, standardised: 6, fair: 14 },
];

/** Flagged where nobody misbehaves: of so many raters (for `self_far` people) in made-up provinces, how many. */
export const falseAlarms: Partial<Record<RunFlagKind, { flagged: number; of: number }>> = {
  reciprocal_pair: { flagged: 0, of: 10_350 },
  ring: { flagged: 0, of: 10_350 },
  straight_line: { flagged: 1, of: 10_350 },
  constant: { flagged: 0, of: 10_350 },
  severe: { flagged: 74, of: 10_350 },
  lenient: { flagged: 50, of: 10_350 },
  erratic: { flagged: 21, of: 10_350 },
  too_predictable: { flagged: 0, of: 10_350 },
  drift: { flagged: 0, of: 816 },
  unit_bias: { flagged: 0, of: 816 },
  self_far: { flagged: 25, of: 3_780 },
};
