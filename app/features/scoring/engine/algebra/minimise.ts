/** A minimum of a smooth function of a few variables. */
type Minimum = { at: number[]; value: number; converged: boolean };

type Derivatives = { gradient: number[]; hessian: number[][] };

/**
 * Newton's method with finite differences (or `derivatives` of one's own), damped until the value falls; variables stay
 * at or above `lowest`. Converged when the expected gain of the next step is below `enough`.
 */
export function minimise(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  lowest: number,
  {
    limit = 100,
    enough = 1e-10,
    derivatives = (at: readonly number[], value: number): Derivatives => byDifferences(f, at, value),
  } = {},
): Minimum {
  let at = [...start];
  let value = f(at);
  let damping = 1e-3;
  for (let round = 0; round < limit; round++) {
    const { gradient, hessian } = derivatives(at, value);
    // A variable at its bound that wants to go below it stays there.
    const free = at.flatMap((x, k) => (x <= lowest + 1e-9 && gradient[k]! > 0 ? [] : [k]));
    for (;;) {
      const step = dampedStep(gradient, hessian, free, damping);
      const gain = -free.reduce((sum, k, r) => sum + gradient[k]! * step[r]!, 0);
      if (gain < enough) return { at, value, converged: true };
      const next = [...at];
      for (const [r, k] of free.entries())
        next[k] = Math.max(lowest, at[k]! + Math.min(3, Math.max(-3, step[r]!)));
      const reached = f(next);
      if (reached < value) {
        at = next;
        value = reached;
        damping = Math.max(1e-9, damping / 10);
        break;
      }
      damping *= 10;
      if (damping > 1e12) return { at, value, converged: gain < 1e-6 };
    }
  }
  return { at, value, converged: false };
}

function byDifferences(
  f: (at: readonly number[]) => number,
  at: readonly number[],
  value: number,
): Derivatives {
  const h = 1e-3;
  const move = (...by: [number, number][]) => {
    const next = [...at];
    for (const [k, d] of by) next[k]! += d;
    return f(next);
  };
  const sides = at.map((_, k) => [move([k, h]), move([k, -h])] as const);
  const hessian = at.map((_, a) =>
    at.map((_, b) => {
      if (a === b) return (sides[a]![0] + sides[a]![1] - 2 * value) / (h * h);
      if (b > a) return 0;
      return (
        (move([a, h], [b, h]) + move([a, -h], [b, -h]) - move([a, h], [b, -h]) - move([a, -h], [b, h])) /
        (4 * h * h)
      );
    }),
  );
  for (let a = 0; a < at.length; a++)
    for (let b = a + 1; b < at.length; b++) hessian[a]![b] = hessian[b]![a]!;
  return { gradient: sides.map(([up, down]) => (up - down) / (2 * h)), hessian };
}

/** −(H + damping · (|diagonal| + 1))⁻¹ gradient over the free variables, by elimination. */
function dampedStep(gradient: number[], hessian: number[][], free: number[], damping: number): number[] {
  const rows = free.map((a, r) => [
    ...free.map((b, c) => hessian[a]![b]! + (r === c ? damping * (Math.abs(hessian[a]![a]!) + 1) : 0)),
    -gradient[a]!,
  ]);
  const n = free.length;
  for (let c = 0; c < n; c++) {
    // Not downhill in this direction: lean on its size alone.
    if (!(rows[c]![c]! > 1e-12)) rows[c]![c] = Math.abs(rows[c]![c]!) + 1;
    for (let r = c + 1; r < n; r++) {
      const times = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n; k++) rows[r]![k]! -= times * rows[c]![k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let sum = rows[r]![n]!;
    for (let k = r + 1; k < n; k++) sum -= rows[r]![k]! * x[k]!;
    x[r] = sum / rows[r]![r]!;
  }
  return x;
}
