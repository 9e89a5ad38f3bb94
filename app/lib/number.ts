const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** 1.584 (thousands with a dot). */
export function showCount(n: number): string {
  return whole.format(n);
}

/** 3,9: one decimal with a comma; a minus sign, not a hyphen. `null` is an en dash, never 0. */
export function showScore(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return showDecimal(value, 1);
}

/** 0,62: a fixed number of decimals with a comma. */
export function showDecimal(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '−').replace('.', ',');
}

/**
 * 86 % with a no-break space; an en dash when the base is 0. Only all is 100 % and only none 0 %: one who is missing of
 * 225 leaves 99 %, and one who is there makes 1 %.
 */
export function showPercent(part: number, base: number): string {
  return base === 0 ? '–' : `${wholePercent(part / base)}\u00a0%`;
}

/** A share of 0 to 1 (or more) in whole percent, rounded away from all and from none. */
function wholePercent(share: number): number {
  const percent = Math.round(100 * share);
  if (share < 1 - 1e-9) return share > 1e-9 ? Math.min(99, Math.max(1, percent)) : percent;
  return percent;
}
