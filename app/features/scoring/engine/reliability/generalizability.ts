/** Mean squares and variance components of persons × (raters within tasks), in squared score points. */
type NestedStudy = {
  ms: { p: number; t: number; pt: number; rInT: number; prInT: number };
  variance: { p: number; t: number; rInT: number; pt: number; prInT: number };
};

/**
 * Brennan's p × (r:t) design (Generalizability Theory, 2001): `scores[person][task][rater]`, every person scored by the
 * same `r` raters within each task, raters differing between tasks. Components are as estimated and may be negative.
 */
export function nestedStudy(scores: readonly (readonly (readonly number[])[])[]): NestedStudy {
  const persons = scores.length;
  const tasks = scores[0]?.length ?? 0;
  const raters = scores[0]?.[0]?.length ?? 0;
  if (persons < 2 || tasks < 2 || raters < 2) throw new RangeError('two persons, tasks and raters at least');
  const all = mean(scores.flat(2));
  const p = scores.map((person) => mean(person.flat()));
  const cell = scores.map((person) => person.map(mean));
  const range = (length: number) => Array.from({ length }, (_, k) => k);
  const task = range(tasks).map((t) => mean(cell.map((person) => person[t]!)));
  const rater = range(tasks).map((t) =>
    range(raters).map((r) => mean(scores.map((person) => person[t]![r]!))),
  );

  const ssP = tasks * raters * squares(p.map((x) => x - all));
  const ssT = persons * raters * squares(task.map((x) => x - all));
  const ssPt = raters * squares(cell.flatMap((row, n) => row.map((x, t) => x - p[n]! - task[t]! + all)));
  const ssR = persons * squares(rater.flatMap((row, t) => row.map((x) => x - task[t]!)));
  const ssPr = squares(
    scores.flatMap((person, n) =>
      person.flatMap((row, t) => row.map((x, r) => x - cell[n]![t]! - rater[t]![r]! + task[t]!)),
    ),
  );
  const ms = {
    p: ssP / (persons - 1),
    t: ssT / (tasks - 1),
    pt: ssPt / ((persons - 1) * (tasks - 1)),
    rInT: ssR / (tasks * (raters - 1)),
    prInT: ssPr / ((persons - 1) * tasks * (raters - 1)),
  };
  return {
    ms,
    variance: {
      p: (ms.p - ms.pt) / (tasks * raters),
      t: (ms.t - ms.pt - ms.rInT + ms.prInT) / (persons * raters),
      rInT: (ms.rInT - ms.prInT) / persons,
      pt: (ms.pt - ms.prInT) / raters,
      prInT: ms.prInT,
    },
  };
}

/** Eρ² (order only) and Φ (level as well) of a decision on `tasks` tasks with `raters` raters each. */
export function nestedDecision(
  { variance }: NestedStudy,
  tasks: number,
  raters: number,
): { generalizability: number; phi: number } {
  const relative = variance.pt / tasks + variance.prInT / (tasks * raters);
  const absolute = relative + variance.t / tasks + variance.rInT / (tasks * raters);
  return {
    generalizability: variance.p / (variance.p + relative),
    phi: variance.p / (variance.p + absolute),
  };
}

/**
 * Φ of a mean of n forms: σ_θ² / (σ_θ² + (σ_α² + σ_γ² + σ_e²) / n). With severity modelled, leave σ_α² at 0.
 * With 1, .49, .36 and .11, five forms give .84 (.91 with severity modelled).
 */
export function formPhi(
  variance: { person: number; severity: number; halo: number; error: number },
  forms: number,
): number {
  return variance.person / (variance.person + (variance.severity + variance.halo + variance.error) / forms);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x * x, 0);
}
