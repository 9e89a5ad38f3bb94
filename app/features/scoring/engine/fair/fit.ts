import type { Deviates } from '../algebra/random';
import { conditionalScale, type Numbers, type RatingScale } from '../ratings/conditional';
import { CrossedSystem, type Crossing, crossingOf, type Effects } from '../ratings/crossed-effects';
import { FormCurves } from '../ratings/form-curve';
import type { Forms } from '../ratings/forms';
import { canTellSteps, numberScale } from '../ratings/number-scale';
import { type Patterns, patternsOf } from '../ratings/pattern';
import { hasShares, shareScale, thresholdsAt } from '../ratings/share-scale';

/** Variances of the random effects, in squared logits: persons, units, rater severities, halo of a form. */
export type Variances = { person: number; unit: number; severity: number; halo: number };

export const startVariances: Variances = { person: 1, unit: 0.25, severity: 0.5, halo: 0.3 };

/** Data of the ranking layer, read once: crossing, totals per form, items and thresholds. */
export type RankingData = {
  forms: Forms;
  crossing: Crossing;
  patterns: Patterns;
  scale: RatingScale;
  curves: FormCurves;
  /** What each form's curve is compared with: its total category, or its points over the noise of an answer. */
  total: ArrayLike<number>;
  /** What the contribution of a form of each class is multiplied by. */
  precision: Float64Array;
};

/** The mode of all effects at given variances. */
export type RankingFit = {
  effects: Effects;
  /** Halo of each form, logits. */
  halo: Float64Array;
  /** The weights of the forms at the mode, halo eliminated: w / (1/V + σ_γ²) with w the role's precision. */
  system: CrossedSystem;
  converged: boolean;
  /** Newton's decrement at the last step, over the number of effects. */
  decrement: number;
  rounds: number;
  /** Rounds of conjugate gradients, all steps together. */
  inner: number;
};

/**
 * `unitOf`: unit of each ratee of `forms`, from 0. Classes are the roles. `given` items and thresholds are kept; where
 * the steps of the scale cannot be told from the forms, scores are taken as numbers.
 * `rolePrecision`: how many times a form of each role counts, above 0; roles not named count once.
 */
export function rankingData(
  forms: Forms,
  unitOf?: Int32Array,
  given?: RatingScale,
  rolePrecision: Readonly<Record<string, number>> = {},
): RankingData {
  const patterns = patternsOf(forms);
  const scale = given ?? scaleOf(forms, patterns);
  const roles = [...new Set(forms.role)].sort((a, b) => a - b);
  const classOf = forms.role.map((role) => roles.indexOf(role));
  return {
    forms,
    crossing: crossingOf(forms, classOf, unitOf),
    patterns,
    scale,
    curves: new FormCurves(patterns, scale.delta, scale.tau, scale.numbers),
    total: scale.numbers ? pointsOf(forms, scale.numbers) : patterns.total,
    precision: Float64Array.from(roles, (role) => rolePrecision[forms.roleIds[role]!] ?? 1),
  };
}

/** The best that the forms tell of the scale: steps from within forms, steps from shares, or numbers. */
function scaleOf(forms: Forms, patterns: Patterns): RatingScale {
  if (canTellSteps(forms)) return conditionalScale(forms, patterns);
  return hasShares(forms) ? shareScale(forms, patterns, totalOf(startVariances)) : numberScale(forms);
}

/** The same data with thresholds from shares at better known variances; as they are where thresholds are not from shares. */
export function withShares(data: RankingData, variances: Variances): RankingData {
  const { forms, patterns, scale } = data;
  if (!scale.shares) return data;
  const tau = thresholdsAt(forms, scale.delta, totalOf(variances));
  return {
    ...data,
    scale: { ...scale, tau },
    curves: new FormCurves(patterns, scale.delta, tau),
  };
}

/** Variance of a form's own level; a wider one than this says that everybody agrees, and no longer where steps end. */
const widest = 16;
const totalOf = ({ person, unit, severity, halo }: Variances) =>
  Math.min(widest, person + unit + severity + halo);

/** Points of each form above the lowest score, as logits over the noise of an answer. */
function pointsOf({ start, score, categories }: Forms, { unit, noise, lowest }: Numbers): Float64Array {
  return Float64Array.from({ length: start.length - 1 }, (_, f) => {
    let sum = 0;
    for (let a = start[f]!; a < start[f + 1]!; a++) sum += categories[score[a]!]! - lowest;
    return (sum * unit) / noise;
  });
}

/** The step after this moves an effect by less than about 1e-9 of its standard error: Newton's errors square. */
const still = 1e-10;

/** With so many forms no step is made more exact than it takes to end within about 1e-6 of a standard error. */
const manyForms = 50_000;

/** A step moves no form's predictor by more than this many logits. */
const longest = 3;

/**
 * The joint mode of persons, units, severities, role effects and halo: Newton steps with the halo of every form
 * eliminated (weight w / (1/V + σ_γ²)), the rest by `CrossedSystem`. Forms of only lowest or highest scores need no
 * special case. What a role's precision w multiplies is the form's whole contribution to the log-likelihood, halo and
 * its prior included, as w copies of the form with a halo each would count: the halo's own mode does not change with it.
 */
export function fitRanking(
  data: RankingData,
  variances: Variances,
  from?: RankingFit,
  limit = 60,
): RankingFit {
  const { crossing, curves, patterns, total, precision: copies } = data;
  const { ratees, raters, units, classes, from: first, rater, class: classOf } = crossing;
  const precision = {
    theta: 1 / variances.person,
    unit: 1 / variances.unit,
    severity: 1 / variances.severity,
  };
  const system = new CrossedSystem(crossing, precision);
  const effects = from ? copyOf(from.effects) : startEffects(data);
  const count = rater.length;
  const halo = from?.halo.slice() ?? new Float64Array(count);
  const gradient = new Float64Array(count);
  const pull = new Float64Array(count);
  const slope = new Float64Array(count);
  const level = new Float64Array(ratees);
  const size = ratees + raters + (units > 1 ? units : 0) + classes;
  const s = variances.halo;
  let decrement = Number.POSITIVE_INFINITY;
  let expected = decrement;
  let damping = 1;
  const coarse = count >= manyForms;
  const { numbers } = data.scale;
  for (let round = 1; round <= limit; round++) {
    levels(crossing, effects, level);
    for (let n = 0; n < ratees; n++)
      for (let f = first[n]!; f < first[n + 1]!; f++) {
        const eta = level[n]! - effects.severity[rater[f]!]! + effects.class[classOf[f]!]! + halo[f]!;
        curves.at(patterns.of[f]!, eta);
        const v = Math.max(curves.variance, 1e-9);
        const surplus = total[f]! - curves.mean;
        // Newton with the form's halo eliminated: h is its own score, scaled by its variance.
        const shrink = 1 / (1 + s * v);
        const h = s * surplus - halo[f]!;
        const w = copies[classOf[f]!]!;
        gradient[f] = w * (surplus - v * shrink * h);
        system.weight[f] = w * v * shrink;
        pull[f] = h * shrink;
        slope[f] = s * v * shrink;
      }
    system.prepare();
    const prior = {
      theta: effects.theta.map((x) => -precision.theta * x),
      unit: effects.unit.map((x) => -precision.unit * x),
      severity: effects.severity.map((x) => -precision.severity * x),
    };
    const useful = coarse ? 0.3 * Math.sqrt(still / expected) : 0;
    const tolerance = Math.min(0.05, Math.max(1e-8, 0.01 * Math.sqrt(decrement), useful));
    const step = system.solve(gradient, prior, tolerance, 1e-24 * size);
    const before = decrement;
    decrement = 0;
    let most = 0;
    levels(crossing, step, level);
    for (let n = 0; n < ratees; n++)
      for (let f = first[n]!; f < first[n + 1]!; f++) {
        const by = level[n]! - step.severity[rater[f]!]! + step.class[classOf[f]!]!;
        const own = pull[f]! - slope[f]! * by;
        most = Math.max(most, Math.abs(by + own));
        decrement += gradient[f]! * by;
        if (s > 0) decrement += (copies[classOf[f]!]! * pull[f]! * pull[f]!) / (s * (1 - slope[f]!));
        pull[f] = own;
      }
    for (const part of ['theta', 'unit', 'severity'] as const)
      for (let k = 0; k < step[part].length; k++) decrement += prior[part][k]! * step[part][k]!;
    decrement /= size;
    expected = decrement * Math.max(tolerance, decrement / before) ** 2;
    // Where thresholds are disordered a whole step can jump over the mode and back: shorter ones always come nearer,
    // because along the path of infinitely short ones the score shrinks at a constant rate.
    damping = decrement > before / 2 ? damping / 2 : Math.min(1, 2 * damping);
    const scale = damping * (numbers ? 1 : Math.min(1, longest / most));
    for (const part of ['theta', 'unit', 'severity', 'class'] as const)
      for (let k = 0; k < step[part].length; k++) effects[part][k]! += scale * step[part][k]!;
    for (let f = 0; f < count; f++) halo[f]! += scale * pull[f]!;
    if (decrement < still || !Number.isFinite(decrement))
      return {
        effects,
        halo,
        system,
        converged: decrement < still,
        decrement,
        rounds: round,
        inner: system.rounds,
      };
  }
  return { effects, halo, system, converged: false, decrement, rounds: limit, inner: system.rounds };
}

/** Residual left in a draw: its effect on a spread is far below the Monte-Carlo error of thousands. */
const drawTolerance = 1e-3;

/** One draw from the Gaussian approximation around the mode, as deviations from it (perturb and solve). */
export function drawEffects(
  { crossing }: RankingData,
  { system }: RankingFit,
  variances: Variances,
  random: Deviates,
): Effects {
  const form = new Float64Array(crossing.rater.length);
  for (let f = 0; f < form.length; f++) form[f] = Math.sqrt(system.weight[f]!) * random.normal();
  const noise = (size: number, variance: number) => {
    const values = new Float64Array(size);
    const scale = 1 / Math.sqrt(variance);
    for (let k = 0; k < size; k++) values[k] = scale * random.normal();
    return values;
  };
  return system.solve(
    form,
    {
      theta: noise(crossing.ratees, variances.person),
      unit: noise(crossing.units, variances.unit),
      severity: noise(crossing.raters, variances.severity),
    },
    drawTolerance,
  );
}

/** θ_n + u_c of each ratee, into `level`. */
export function levels({ units, member, unitFrom }: Crossing, effects: Effects, level: Float64Array): void {
  for (let c = 0; c < units; c++)
    for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++)
      level[member[k]!] = effects.theta[member[k]!]! + (units > 1 ? effects.unit[c]! : 0);
}

/** Log odds of each ratee's share of the highest total, stretched as a scale of several steps stretches them. */
function startEffects({ crossing, patterns, forms, scale, total }: RankingData): Effects {
  const { ratees, units, raters, classes, from } = crossing;
  const theta = new Float64Array(ratees);
  const { numbers } = scale;
  // Of numbers, the mean itself: a step from anywhere ends at the mode.
  const top = numbers ? (numbers.unit * numbers.unit) / numbers.noise : forms.categories.length - 1;
  let mean = 0;
  for (let n = 0; n < ratees; n++) {
    let sum = 0;
    let most = 0;
    for (let f = from[n]!; f < from[n + 1]!; f++) {
      sum += total[f]!;
      most += patterns.items[patterns.of[f]!]!.length * top;
    }
    const share = sum / (most || 1);
    const inside = Math.min(0.98, Math.max(0.02, share));
    theta[n] = numbers ? share : 1.5 * Math.log(inside / (1 - inside));
    mean += theta[n]! / ratees;
  }
  return {
    theta: theta.map((x) => x - mean),
    unit: new Float64Array(units),
    severity: new Float64Array(raters),
    class: new Float64Array(classes).fill(mean),
  };
}

function copyOf(effects: Effects): Effects {
  return {
    theta: effects.theta.slice(),
    unit: effects.unit.slice(),
    severity: effects.severity.slice(),
    class: effects.class.slice(),
  };
}
