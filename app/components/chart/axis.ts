/** Where a value of `domain` falls between the pixels of `range`, to a tenth of a pixel; outside values stop at the ends. */
export function place(
  value: number,
  domain: readonly [number, number],
  range: readonly [number, number],
): number {
  const share = (value - domain[0]) / (domain[1] - domain[0]);
  const held = Math.min(1, Math.max(0, share));
  return Math.round(10 * (range[0] + held * (range[1] - range[0]))) / 10;
}

/** The scale of levels. An axis of scores always starts at 1. */
export const levelDomain = [1, 5] as const;
export const levelTicks = [1, 2, 3, 4, 5] as const;
