/** Upper ends of the first four bins, in tenths, on scores as they are shown (one decimal). The fifth is 4,0 and up. */
const ends = [29, 32, 35, 39];

type HeatBin = 1 | 2 | 3 | 4 | 5;

/** The bin of a score 1 to 5: under 3,0 · 3,0–3,2 · 3,3–3,5 · 3,6–3,9 · 4,0 and up. The colour follows the figure shown. */
export function heatBin(score: number): HeatBin {
  const tenths = Number(score.toFixed(1)) * 10;
  const index = ends.findIndex((end) => Math.round(tenths) <= end);
  return (index === -1 ? 5 : index + 1) as HeatBin;
}

type GapStep = 'n2' | 'n1' | '0' | 'p1' | 'p2';

/**
 * The step of self minus others, as shown (one decimal): within 0,2 is the same view, from 0,8 a wide difference.
 * n = the person sees more than others do, p = less.
 */
export function gapStep(gap: number): GapStep {
  const shown = Number(gap.toFixed(1));
  if (Math.abs(shown) <= 0.2) return '0';
  const wide = Math.abs(shown) >= 0.8;
  if (shown > 0) return wide ? 'n2' : 'n1';
  return wide ? 'p2' : 'p1';
}
