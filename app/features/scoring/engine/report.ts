import type { Element, Jmle } from './facets/jmle';
import type { MapResult } from './facets/map';
import type { Ranking } from './fair/ranking';
import { connectivityOf, unitLinks } from './ratings/connectivity';
import { directionsOf } from './ratings/direction';
import type { Forms } from './ratings/forms';
import { alphaOf, coincidencesOf, formMeanIcc } from './reliability/agreement';
import type { Aggregate, Weights } from './reliability/classical';
import type { Icc } from './reliability/icc';
import { iccTable } from './reliability/icc';
import type { Lmm } from './reliability/lmm';

/**
 * Blocks of the command's JSON, with the keys of the published cases (tests/oracles/README.md). A measure that does not
 * exist is null.
 */
export function jmleBlock(found: Jmle) {
  return {
    converged: found.converged,
    loglik: found.loglik,
    n_obs_after_removal: found.observations,
    n_subsets: found.subsets,
    hidden_directions: found.hidden,
    unidentified_directions: found.open,
    categories: found.categories,
    tau: found.converged ? found.tau : null,
    se_tau: found.seTau,
    peel_order: found.peeled.map(({ facet, id, direction, n }) => [facet, id, direction, n]),
    ratees: found.ratees.map((ratee) => {
      const { measure, subset, status, ...rest } = elementBlock(ratee);
      const { infit, outfit, infit_z, outfit_z, ...own } = rest;
      return {
        ...own,
        theta: measure,
        se_robust: ratee.seRobust,
        fair: ratee.fair,
        fair_items: ratee.fairItems,
        ...{ infit, outfit, infit_z, outfit_z, status, subset },
        rank_raw: ratee.rankRaw,
        rank_adj: ratee.rankAdjusted,
      };
    }),
    raters: found.raters.map(elementBlock),
    items: found.items.map((item) => {
      const { subset: _, ...rest } = elementBlock(item);
      return rest;
    }),
    separation_ratees_nonextreme_se_cond: separationBlock(found.separationRatees),
    separation_raters_nonextreme_se_cond: separationBlock(found.separationRaters),
  };
}

export function mapBlock(found: MapResult) {
  return {
    converged: found.converged,
    prior_sd: found.priorSd,
    ...(found.emIterations === null ? {} : { em_iterations: found.emIterations }),
    mu: found.mu,
    penalised_objective: found.penalisedObjective,
    loglik: found.loglik,
    tau: found.tau,
    ratees: found.ratees.map(({ id, theta, se, seRobust, fair }) => ({
      id,
      theta,
      se,
      se_robust: seRobust,
      fair,
    })),
    raters: found.raters,
    items: found.items,
  };
}

export function classicalBlock(aggregates: readonly Aggregate[], weights: Weights, items: readonly string[]) {
  return {
    role_weights: weights.roles,
    item_weights: Object.fromEntries(items.map((id) => [id, weights.items?.[id] ?? 1])),
    ratees: Object.fromEntries(
      aggregates.map(({ ratee, itemFirst, roleFirst, byRole }) => [
        ratee,
        { item_first: itemFirst, role_first: roleFirst, by_role: byRole },
      ]),
    ),
  };
}

export function agreementBlock(forms: Forms) {
  const pairs = coincidencesOf(forms);
  const icc = formMeanIcc(forms);
  const table = completeMeans(forms);
  const two = table && iccTable(table);
  return {
    alpha_units_ratee_x_item: {
      nominal: alphaOf(pairs, 'nominal'),
      ordinal: alphaOf(pairs, 'ordinal'),
      interval: alphaOf(pairs, 'interval'),
      ratio: alphaOf(pairs, 'ratio'),
    },
    icc_oneway_on_form_means: icc && {
      n_targets: icc.targets,
      n_obs: icc.observations,
      k0: icc.k0,
      MSB: icc.msb,
      MSW: icc.msw,
      ICC1: icc.icc1,
      ICC1_k0: icc.icc1k,
    },
    /** Only where every rater rated every ratee. */
    icc_on_complete_form_means: two && iccBlock(two.single, two.mean),
  };
}

export function lmmBlock(found: Lmm) {
  const { pair, residual, ...variance } = found.variance;
  const blups = (list: Lmm['ratee']) => list.map(({ id, blup, condSd }) => ({ id, blup, cond_sd: condSd }));
  return {
    formula: `score ~ 1 + (1 | ratee) + (1 | rater) + (1 | item)${pair === null ? '' : ' + (1 | ratee:rater)'}`,
    converged: found.converged,
    REML_criterion: found.remlCriterion,
    intercept: found.intercept,
    intercept_se: found.interceptSe,
    variance: { ...variance, ...(pair === null ? {} : { 'ratee:rater': pair }), Residual: residual },
    ratee: blups(found.ratee),
    rater: blups(found.rater),
    item: blups(found.item),
  };
}

export function rankingBlock(found: Ranking) {
  return {
    converged: found.converged,
    variances: {
      ...found.variances,
      given: found.by === 'given',
      by: found.by,
      settled: found.settled,
      rounds: found.rounds,
    },
    scale: found.scale,
    distinct: found.distinct,
    draws: found.draws,
    tau: found.tau,
    items: found.items,
    ratees: found.ratees.map((ratee) => ({
      id: ratee.id,
      n_forms: ratee.nForms,
      raw_mean: ratee.rawMean,
      theta: ratee.theta,
      se: ratee.se,
      fair: ratee.fair,
      low: ratee.low,
      high: ratee.high,
      level: ratee.level,
      rank_expected: ratee.rankExpected,
      rank_low: ratee.rankLow,
      rank_high: ratee.rankHigh,
      p_top: ratee.pTop,
      band: ratee.band,
      status: ratee.status,
      subset: ratee.subset,
    })),
    raters: found.raters.map(({ id, severity, se }) => ({ id, severity, se })),
  };
}

/** Subsets, what they hang on, hidden directions, and how each unit is linked with the others. */
export function connectivityBlock(forms: Forms, units?: { ids: readonly string[]; of: Int32Array }) {
  const found = connectivityOf(forms);
  const { moves } = directionsOf(forms);
  const count = (of: Int32Array) =>
    of.reduce((sizes, c) => {
      if (c !== -1) sizes[c]! += 1;
      return sizes;
    }, new Array<number>(found.subsets).fill(0));
  const [ratees, raters] = [count(found.ofRatee), count(found.ofRater)];
  const formCount = count(forms.ratee.map((n) => found.ofRatee[n]!));
  return {
    n_subsets: found.subsets,
    hidden_directions: moves.length - 1,
    subsets: ratees.map((n, c) => ({ subset: c, ratees: n, raters: raters[c]!, forms: formCount[c]! })),
    bridges: found.bridges.map((f) => ({
      ratee: forms.rateeIds[forms.ratee[f]!]!,
      rater: forms.raterIds[forms.rater[f]!]!,
    })),
    bridging_raters: found.bridgingRaters.map((j) => forms.raterIds[j]!),
    units:
      units &&
      unitLinks(forms, units.of, units.ids.length).map((unit) => ({
        unit: units.ids[unit.unit]!,
        forms: unit.forms,
        linking_forms: unit.linkingForms,
        linking_raters: unit.linkingRaters,
        status: unit.status,
      })),
  };
}

function elementBlock(element: Element) {
  return {
    id: element.id,
    n: element.n,
    raw_mean: element.rawMean,
    measure: element.measure,
    se_cond: element.seCond,
    se_full: element.seFull,
    infit: element.infit,
    outfit: element.outfit,
    infit_z: element.infitZ,
    outfit_z: element.outfitZ,
    status: element.status,
    subset: element.subset,
  };
}

function separationBlock(found: Jmle['separationRatees']) {
  return (
    found && {
      observed_sd: found.observedSd,
      rmse: found.rmse,
      reliability: found.reliability,
      separation: found.separation,
    }
  );
}

function iccBlock(single: [Icc, Icc, Icc], mean: [Icc, Icc, Icc]) {
  const entries = [
    ...single.map((icc, k) => [`${k + 1},1`, icc]),
    ...mean.map((icc, k) => [`${k + 1},k`, icc]),
  ] as [string, Icc][];
  return Object.fromEntries(
    entries.flatMap(([name, { value, low, high }]) => [
      [`ICC(${name})`, value],
      [`CI(${name})`, [low, high]],
    ]),
  );
}

/** Means of forms, ratees in rows and raters in columns, where the table has no hole; else `null`. */
function completeMeans(forms: Forms): number[][] | null {
  const [ratees, raters] = [forms.rateeIds.length, forms.raterIds.length];
  if (ratees < 2 || raters < 2 || forms.ratee.length !== ratees * raters) return null;
  const rows: number[][] = Array.from({ length: ratees }, () => []);
  for (let f = 0; f < forms.ratee.length; f++) {
    let sum = 0;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) sum += forms.categories[forms.score[a]!]!;
    rows[forms.ratee[f]!]![forms.rater[f]!] = sum / (forms.start[f + 1]! - forms.start[f]!);
  }
  return rows;
}
