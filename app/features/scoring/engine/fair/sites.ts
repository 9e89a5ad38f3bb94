import { CrossedSystem } from '../ratings/crossed-effects';
import { logAt } from '../ratings/form-curve';
import type { RankingData, RankingFit, Variances } from './fit';
import { CrossedPosterior } from './posterior';

/** A form's Gaussian site exp(`pull` η − `weight` η² / 2), all its copies together, and where its own level lies. */
export type Sites = { weight: Float64Array; pull: Float64Array; at: Float64Array };

/**
 * The mean of all effects with the sites it came from, ln of how probable the data are, up to a constant, and its slope
 * along the logarithm of each variance.
 */
export type SitesFit = RankingFit & { sites: Sites; evidence: number; slope: Variances };

/** Nodes from the middle up of Gauss–Hermite quadrature of order 7, and their weights times exp x². */
const nodes = [0, 0.8162878828589647, 1.6735516287674714, 2.651961356835233];
const weights = [0.81026461755681, 0.82868730328364, 0.89718460022518, 1.10133072961032];

/**
 * Least precision of what all others say of a form. Where they say nothing (the only form of a role, whose effect is
 * free) a normal of SD 10 logits stands for it. Where scores are numbers any normal finds the form's own, which is exact.
 */
const leastRest = 0.01;

/** Means that move by less than this many SDs have settled; evidence is off by the square of it. */
const settled = 1e-3;

/**
 * Expectation propagation (Minka 2001; Kuss & Rasmussen 2005): each form's likelihood, its halo integrated out, is
 * replaced by the Gaussian that gives its predictor the same mean and variance among all the others. Laplace's
 * approximation takes the mode for the mean and its curvature for the spread, which with few answers a person makes
 * variances too small (Breslow & Lin 1995) and intervals with them.
 */
export class SiteModel {
  private readonly posterior: CrossedPosterior;
  private readonly tables: (Float64Array | null)[];

  constructor(private readonly data: RankingData) {
    this.posterior = new CrossedPosterior(data.crossing);
    this.tables = data.patterns.items.map((_, pattern) => data.curves.logTable(pattern));
  }

  /** Sites that Laplace's approximation at a mode amounts to: where to begin. */
  sitesOf({ system, effects, halo }: RankingFit): Sites {
    const { crossing, curves, patterns, total, precision: copies } = this.data;
    const { ratees, from, rater, class: classOf, units, member, unitFrom } = crossing;
    const at = new Float64Array(rater.length);
    const pull = new Float64Array(rater.length);
    const unitOf = new Int32Array(ratees);
    for (let c = 0; c < units; c++)
      for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) unitOf[member[k]!] = c;
    for (let n = 0; n < ratees; n++)
      for (let f = from[n]!; f < from[n + 1]!; f++) {
        const own = effects.theta[n]! + (units > 1 ? effects.unit[unitOf[n]!]! : 0);
        const eta = own - effects.severity[rater[f]!]! + effects.class[classOf[f]!]!;
        at[f] = eta + halo[f]!;
        curves.at(patterns.of[f]!, at[f]!);
        pull[f] = system.weight[f]! * eta + copies[classOf[f]!]! * (total[f]! - curves.mean);
      }
    return { weight: system.weight.slice(), pull, at };
  }

  /** From sites that served for variances near by; `null` where they do not settle. */
  fit(variances: Variances, from: Sites, limit = 50): SitesFit | null {
    const { crossing, curves, patterns, total, precision: copies } = this.data;
    const { class: classOf } = crossing;
    const { numbers } = this.data.scale;
    const { posterior } = this;
    const sites = { weight: from.weight.slice(), pull: from.pull.slice(), at: from.at.slice() };
    const { weight, pull, at } = sites;
    const count = at.length;
    const halo = new Float64Array(count);
    const before = new Float64Array(count);
    const s = variances.halo;
    for (let round = 1; round <= limit; round++) {
      const found = posterior.solve(weight, pull, variances);
      if (!found) return null;
      const { mean, variance } = found;
      const damping = round < 10 ? 1 : 0.5;
      let moved = round === 1 ? Number.POSITIVE_INFINITY : 0;
      let value = 0;
      let haloSlope = 0;
      for (let f = 0; f < count; f++) {
        const w = copies[classOf[f]!]!;
        const m = mean[f]!;
        const v = variance[f]!;
        moved = Math.max(moved, (m - before[f]!) ** 2 / v);
        before[f] = m;
        // What all others say of the predictor, and of the form's own level, which has its halo too.
        const [tells, pulls] = [weight[f]! / w, pull[f]! / w];
        const rest = numbers ? 1 : Math.max(leastRest, 1 / v - tells);
        const centre = numbers ? m : (m / v - pulls) / rest;
        const wide = 1 / rest + s;

        const pattern = patterns.of[f]!;
        const table = this.tables[pattern]!;
        const sum = total[f]!;
        let x = at[f]!;
        let bend = 1;
        for (let k = 0; k < 20; k++) {
          curves.at(pattern, x);
          bend = Math.max(curves.variance, 0) + 1 / wide;
          const step = Math.max(-3, Math.min(3, (sum - curves.mean - (x - centre) / wide) / bend));
          x += step;
          if (step * step * bend < 0.01) break;
        }
        const scale = Math.SQRT2 / Math.sqrt(bend);
        const own = (x - centre) ** 2 / wide / 2;
        const top = table ? logAt(table, x) : curves.logNormaliser(pattern, x);
        let [all, first, second] = [weights[0]!, 0, 0];
        for (let k = 1; k < nodes.length; k++) {
          const t = nodes[k]!;
          const by = scale * t;
          const [y, z] = [x + by, x - by];
          const ln = table ? logAt(table, y) : curves.logNormaliser(pattern, y);
          const lo = table ? logAt(table, z) : curves.logNormaliser(pattern, z);
          const up = weights[k]! * Math.exp(sum * by - ln + top - (y - centre) ** 2 / wide / 2 + own);
          const down = weights[k]! * Math.exp(-sum * by - lo + top - (z - centre) ** 2 / wide / 2 + own);
          all += up + down;
          first += t * (up - down);
          second += t * t * (up + down);
        }
        const log = sum * x - top - own + Math.log((all * scale) / Math.sqrt(2 * Math.PI * wide));
        const off = x + (scale * first) / all - centre;
        const spread = scale * scale * (second / all - (first / all) ** 2);

        at[f] = off + centre;
        halo[f] = (s / wide) * off;
        haloSlope += (w / 2) * (s / wide) * ((off * off + spread) / wide - 1);
        const whole = rest + tells;
        const pulled = rest * centre + pulls;
        value +=
          w * (log + (centre * centre * rest - (pulled * pulled) / whole + Math.log(whole / rest)) / 2);
        value += (pull[f]! * m) / 2;
        const share = 1 / rest / wide;
        const left = 1 / rest - share * share * (wide - spread);
        const next = Math.max(1e-12, (share * (wide - spread)) / wide / left);
        weight[f]! += damping * (w * next - weight[f]!);
        pull[f]! += damping * (w * ((share * off) / left + centre * next) - pull[f]!);
      }
      if (!Number.isFinite(value)) return null;
      if (moved > settled * settled) continue;
      const system = new CrossedSystem(crossing, {
        theta: 1 / variances.person,
        unit: 1 / variances.unit,
        severity: 1 / variances.severity,
      });
      system.weight.set(weight);
      system.prepare();
      const { slope, log } = posterior.priors(found, variances);
      return {
        effects: found.effects,
        halo,
        system,
        sites,
        evidence: value + log,
        slope: { ...slope, halo: haloSlope },
        converged: true,
        decrement: moved,
        rounds: round,
        inner: 0,
      };
    }
    return null;
  }
}
