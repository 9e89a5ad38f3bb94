import { averageRanks } from '../algebra/rank';
import { directionsOf } from '../ratings/direction';
import type { Forms } from '../ratings/forms';
import { patternsOf } from '../ratings/pattern';
import { categoryWeights, expectedValue } from '../ratings/rating-scale';
import { covarianceOf, isInvertible } from './covariance';
import type { JointInformation } from './elimination';
import { extremeMeasures } from './extreme';
import { fitOf, type Separation, separationOf } from './fit';
import { type Maximum, maximise } from './newton';
import { type FacetParameters, type FacetPass, smallSize, wholePass } from './pass';
import { type Extreme, type Facet, type Peeling, peelExtremes } from './peel';
import { flat } from './precision';
import { robustVariances } from './robust';
import { gaugeOf, type Settling, settleFacets, settlingOf } from './settle';
import { nearStart, startOf } from './start';
import { isTabled } from './table';

/** One element of a facet. Measures and SEs in logits; `null` where the data do not give a figure. */
export type Element = {
  id: string;
  n: number;
  rawMean: number;
  measure: number | null;
  /** Others fixed, as FACETS prints: 1 / √ΣV. Never a person's uncertainty. */
  seCond: number | null;
  /** All facets and thresholds estimated together. `null` above the size that can be inverted. */
  seFull: number | null;
  infit: number | null;
  outfit: number | null;
  infitZ: number | null;
  outfitZ: number | null;
  status: 'ok' | 'extreme_max' | 'extreme_min' | 'extreme_none';
  /** Component of the ratee–rater graph, −1 for an extreme: measures compare within one only. Items have 0. */
  subset: number;
};

export type RateeMeasure = Element & {
  /** Clustered by form: what a form's answers share is not counted as independent. */
  seRobust: number | null;
  /** Expected score in category values at mean severity and difficulty, and the mean of it over the items. */
  fair: number | null;
  fairItems: number | null;
  /** 1 is best: on the unweighted raw mean, and on the measure. */
  rankRaw: number | null;
  rankAdjusted: number | null;
};

export type Jmle = {
  converged: boolean;
  decrement: number;
  rounds: number;
  loglik: number;
  observations: number;
  subsets: number;
  /** Directions hidden although the graph is connected, and how many of them the conventions leave open. */
  hidden: number;
  open: number;
  categories: number[];
  tau: number[];
  seTau: number[] | null;
  peeled: { facet: Facet; id: string; direction: Extreme; n: number }[];
  ratees: RateeMeasure[];
  raters: Element[];
  items: Element[];
  separationRatees: Separation | null;
  separationRaters: Separation | null;
};

/** The estimates alone. */
type JmleFit = { peeling: Peeling; settling: Settling; maximum: Maximum };

/**
 * Joint maximum likelihood of the rating-scale facets model, comparable with FACETS: extreme elements set aside, joint
 * Newton steps, severities centred in every subset. `null` when all elements are extreme.
 */
export function fitJmle(forms: Forms): JmleFit | null {
  const peeling = peelExtremes(forms);
  const active = peeling.forms;
  if (active.ratee.length === 0) return null;
  const patterns = patternsOf(active);
  const items = Uint8Array.from(peeling.status.item, (status) => (status === 'ok' ? 1 : 0));
  const settling = settlingOf(directionsOf(active, patterns), items);
  const start = isTabled(active, patterns) ? nearStart(active, patterns) : startOf(active, patterns);
  settleFacets(start, settling);
  const maximum = maximise(active, patterns, start, flat, (at) => settleFacets(at, settling));
  return { peeling, settling, maximum };
}

/**
 * Estimates with errors, fit, fair averages and ranks. `null` when all elements are extreme. A run that has not
 * converged says so and has no measures.
 */
export function jmle(forms: Forms): Jmle | null {
  const found = fitJmle(forms);
  if (!found) return null;
  const { peeling, settling, maximum } = found;
  const { at, pass, converged } = maximum;
  const active = peeling.forms;
  const covariance =
    converged && isInvertible(active)
      ? covarianceOf(
          anchored(active, wholePass(active, at, pass), settling),
          gaugeOf(settling, at.tau.length),
          false,
        )
      : null;
  const robust = covariance && robustVariances(active, at, covariance);
  const quality = fitOf(active, at);
  const { directions } = settling;
  const offset = { ratee: 0, rater: at.theta.length, item: at.theta.length + at.lambda.length };

  const elements = (
    facet: Facet,
    ids: string[],
    values: Float64Array,
    info: ArrayLike<number>,
    subset: ArrayLike<number>,
  ) => {
    const raw = rawTotals(forms, facet);
    const extremes = extremeMeasures(forms, peeling, at, facet);
    return ids.map((id, e): Element => {
      const status = peeling.status[facet][e]!;
      const ok = status === 'ok' && converged;
      const fit = ok ? quality[facet][e] : null;
      const extreme = converged ? extremes[e] : null;
      return {
        id,
        n: raw.count[e]!,
        rawMean: raw.sum[e]! / raw.count[e]!,
        measure: ok ? values[e]! : (extreme?.measure ?? null),
        seCond: ok ? 1 / Math.sqrt(info[e]!) : (extreme?.se ?? null),
        seFull: ok && covariance ? rootOf(covariance.diagonal[offset[facet] + e]!) : null,
        infit: fit?.infit ?? null,
        outfit: fit?.outfit ?? null,
        infitZ: fit?.infitZ ?? null,
        outfitZ: fit?.outfitZ ?? null,
        status: status === 'ok' ? 'ok' : `extreme_${status}`,
        subset: status === 'ok' ? subset[e]! : -1,
      };
    });
  };
  const q = smallSize(active);
  const itemInfo = at.delta.map((_, i) => pass.small[i * q + i]!);
  const persons = elements('ratee', forms.rateeIds, at.theta, pass.infoTheta, directions.ofRatee);
  const raters = elements('rater', forms.raterIds, at.lambda, pass.infoLambda, directions.ofRater);
  const items = elements('item', forms.itemIds, at.delta, itemInfo, new Int32Array(at.delta.length));
  const ranks = averageRanks(persons.map(({ measure }) => measure));
  const rawRanks = averageRanks(persons.map(({ rawMean }) => rawMean));
  const fair = fairAverages(active, at, (i) => peeling.status.item[i] === 'ok');
  return {
    converged,
    decrement: maximum.decrement,
    rounds: maximum.rounds,
    loglik: pass.loglik,
    observations: active.item.length,
    subsets: directions.subsets,
    hidden: directions.moves.length - 1,
    open: settling.open,
    categories: active.categories,
    tau: [...at.tau],
    seTau: covariance && [...covariance.diagonal.slice(offset.item + at.delta.length)].map(rootOf),
    peeled: peeling.order.map(({ facet, element, direction, n }) => ({
      facet,
      id: { ratee: forms.rateeIds, rater: forms.raterIds, item: forms.itemIds }[facet][element]!,
      direction,
      n,
    })),
    ratees: persons.map((person, e) => ({
      ...person,
      seRobust: person.status === 'ok' && robust && robust[e]! >= 0 ? Math.sqrt(robust[e]!) : null,
      ...(person.measure === null ? { fair: null, fairItems: null } : fair(person.measure)),
      rankRaw: rawRanks[e]!,
      rankAdjusted: ranks[e]!,
    })),
    raters,
    items,
    separationRatees: separation(persons),
    separationRaters: separation(raters),
  };
}

/** Sum of original scores and number of ratings of each element of a facet. */
export function rawTotals(forms: Forms, facet: Facet): { sum: Float64Array; count: Int32Array } {
  const size = { ratee: forms.rateeIds, rater: forms.raterIds, item: forms.itemIds }[facet].length;
  const [sum, count] = [new Float64Array(size), new Int32Array(size)];
  for (let f = 0; f < forms.ratee.length; f++)
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      const e = facet === 'ratee' ? forms.ratee[f]! : facet === 'rater' ? forms.rater[f]! : forms.item[a]!;
      sum[e]! += forms.categories[forms.score[a]!]!;
      count[e]! += 1;
    }
  return { sum, count };
}

/** Fair averages at a measure: what it would earn from a rater of mean severity, in original category values. */
export function fairAverages(forms: Forms, at: FacetParameters, inUse: (item: number) => boolean) {
  const weights = categoryWeights(at.tau);
  const deltas = [...at.delta].filter((_, i) => inUse(i));
  return (theta: number) => ({
    fair: expectedValue(theta, weights, forms.categories),
    fairItems:
      deltas.reduce((sum, d) => sum + expectedValue(theta - d, weights, forms.categories), 0) / deltas.length,
  });
}

/** The information made regular: one anchor for every direction that changes no probability. */
function anchored(forms: Forms, pass: FacetPass, { directions, moves }: Settling): JointInformation {
  const q = smallSize(forms);
  const theta = pass.infoTheta.map((x) => x || 1);
  const lambda = pass.infoLambda.map((x) => x || 1);
  const small = pass.small.slice();
  for (let s = 0; s < q; s++) if (small[s * q + s] === 0) small[s * q + s] = 1;
  const done = new Set<number>();
  for (const [n, c] of directions.ofRatee.entries()) {
    if (c === -1 || done.has(c)) continue;
    done.add(c);
    theta[n]! *= 2;
  }
  for (const i of pivotItems(moves.map(({ delta }) => [...delta]))) small[i * q + i]! *= 2;
  if (q > forms.itemIds.length) small[q * q - 1]! *= 2;
  return {
    forms,
    theta,
    lambda,
    form: pass.infoForm,
    q,
    rateeSmall: pass.rateeSmall,
    raterSmall: pass.raterSmall,
    small,
  };
}

/** One item per move, such that no combination of moves leaves all of them where they are. */
function pivotItems(rows: number[][]): number[] {
  const left = rows.map((row) => [...row]);
  return left.map((row, r) => {
    const pivot = row.reduce((best, x, i) => (Math.abs(x) > Math.abs(row[best]!) ? i : best), 0);
    for (let k = r + 1; k < left.length; k++) {
      const times = left[k]![pivot]! / row[pivot]!;
      left[k] = left[k]!.map((x, i) => x - times * row[i]!);
    }
    return pivot;
  });
}

/** A variance that conventions fix at 0 can come out a rounding below it. */
function rootOf(variance: number): number {
  return Math.sqrt(Math.max(0, variance));
}

function separation(elements: Element[]): Separation | null {
  const ok = elements.filter(({ status, measure }) => status === 'ok' && measure !== null);
  return separationOf(
    ok.map(({ measure }) => measure!),
    ok.map(({ seCond }) => seCond!),
  );
}
