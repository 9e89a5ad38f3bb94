/**
 * What the simulation of tests/bench/recovery.ts found in made-up provinces of 120 × 42 secretaries, three seeds a row:
 * of the true best 24, how many stand among the first 24 by each order. Among the first 240 by the fair score stand 24
 * in every row, by raw means 22 at the worst, standardised 17.
 */
export type Found = {
  /** Spread of severities: SD 0.7 or 1.2 logits. */
  isSevere: boolean;
  /** Linking forms in the province. */
  links: number;
  /** Null where not measured. */
  raw: number | null;
  standardised: number | null;
  fair: number;
};

export const simulated: readonly Found[] = [
  { isSevere: false, links: 0, raw: 14, standardised: 3, fair: 14 },
  { isSevere: false, links: 1200, raw: null, standardised: null, fair: 16 },
  { isSevere: false, links: 5040, raw: 13, standardised: 6, fair: 16 },
  { isSevere: true, links: 0, raw: 11, standardised: 3, fair: 13 },
  { isSevere: true, links: 1200, raw: 12, standardised: null, fair: 15 },
  { isSevere: true, links: 5040, raw: 11, standardised: null, fair: 16 },
];
