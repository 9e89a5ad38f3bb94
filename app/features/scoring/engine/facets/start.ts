import { conditionalScale } from '../ratings/conditional';
import { FormCurves } from '../ratings/form-curve';
import type { Forms } from '../ratings/forms';
import type { Patterns } from '../ratings/pattern';
import type { FacetParameters } from './pass';

/** PROX start: log odds of each ratee's raw score (kept 0.3 inside the scale), no severities, even thresholds. */
export function startOf(forms: Forms, patterns: Patterns): FacetParameters {
  const top = forms.categories.length - 1;
  const [sum, count] = [new Float64Array(forms.rateeIds.length), new Int32Array(forms.rateeIds.length)];
  for (let f = 0; f < forms.ratee.length; f++) {
    sum[forms.ratee[f]!]! += patterns.total[f]!;
    count[forms.ratee[f]!]! += forms.start[f + 1]! - forms.start[f]!;
  }
  return {
    theta: sum.map((s, n) => {
      const most = top * count[n]!;
      const inside = Math.min(Math.max(s, Math.min(0.3, most / 2)), Math.max(most - 0.3, most / 2));
      return most > 0 ? Math.log(inside / (most - inside)) : 0;
    }),
    lambda: new Float64Array(forms.raterIds.length),
    delta: new Float64Array(forms.itemIds.length),
    tau: Float64Array.from({ length: top }, (_, h) => h - (top - 1) / 2),
  };
}

/** Sweeps over ratees, then raters, before Newton's steps begin. */
const sweeps = 2;

/**
 * A start near the joint maximum for large data: items and thresholds by conditional likelihood, then ratees and raters
 * in turn, each by a Newton step of its own (at most one logit) on the forms' tabulated curves.
 */
export function nearStart(forms: Forms, patterns: Patterns): FacetParameters {
  const { theta, lambda } = startOf(forms, patterns);
  const { delta, tau } = conditionalScale(forms, patterns);
  const curves = new FormCurves(patterns, delta, tau);
  const step = (values: Float64Array, of: Int32Array, sign: number) => {
    const [score, info] = [new Float64Array(values.length), new Float64Array(values.length)];
    for (let f = 0; f < of.length; f++) {
      curves.at(patterns.of[f]!, theta[forms.ratee[f]!]! - lambda[forms.rater[f]!]!);
      score[of[f]!]! += patterns.total[f]! - curves.mean;
      info[of[f]!]! += curves.variance;
    }
    for (let e = 0; e < values.length; e++)
      if (info[e]! > 0) values[e]! += sign * Math.min(1, Math.max(-1, score[e]! / info[e]!));
  };
  for (let k = 0; k < sweeps; k++) {
    step(theta, forms.ratee, 1);
    step(lambda, forms.rater, -1);
  }
  return { theta, lambda, delta, tau };
}
