import { Deviates } from '~/features/scoring/engine/algebra/random';
import type { Forms } from '~/features/scoring/engine/ratings/forms';

/** People per district; each has seven forms of fourteen items on a scale of five. */
const size = 40;
const perRatee = 7;
const items = 14;

/**
 * District-blocked data: five forms by people of the district, one by its superior, one by somebody of the district or,
 * in 15 of 100 cases, by one of 24 provincial raters, who alone link the districts.
 */
export function districtForms(ratees: number, seed: number): Forms {
  const random = new Deviates(seed);
  const below = (n: number) => Math.floor(random.uniform() * n);
  const superiors = Math.floor(ratees / 10) + 24;
  const raters = ratees + superiors;
  const count = ratees * perRatee;
  const harsh = Array.from({ length: Math.ceil(ratees / size) }, () => 0.6 * random.normal());
  const lambda = Float64Array.from(
    { length: raters },
    (_, j) => 0.8 * random.normal() + (j < ratees ? harsh[Math.floor(j / size)]! : 0.3),
  );
  const theta = Float64Array.from({ length: ratees }, () => 0.8 + random.normal());
  const delta = Float64Array.from({ length: items }, () => 0.5 * random.normal());
  const forms: Forms = {
    rateeIds: Array.from({ length: ratees }, (_, n) => `p${n}`),
    raterIds: Array.from({ length: raters }, (_, j) => `r${j}`),
    itemIds: Array.from(delta, (_, i) => `i${i}`),
    roleIds: ['peer', 'superior'],
    categories: [1, 2, 3, 4, 5],
    ratee: new Int32Array(count),
    rater: new Int32Array(count),
    role: new Uint8Array(count),
    start: Int32Array.from({ length: count + 1 }, (_, f) => f * items),
    item: Uint16Array.from({ length: count * items }, (_, a) => a % items),
    score: new Uint8Array(count * items),
  };
  const raterOf = (n: number, k: number): number => {
    const district = Math.floor(n / size);
    const inside = district * size + below(Math.min(size, ratees - district * size));
    if (k < perRatee - 2) return inside;
    if (k === perRatee - 2) return ratees + 24 + (district % (superiors - 24));
    return below(100) < 15 ? ratees + below(24) : inside;
  };
  for (let n = 0, f = 0; n < ratees; n++)
    for (let k = 0; k < perRatee; k++, f++) {
      let j = raterOf(n, k);
      while (j === n || forms.rater.subarray(f - k, f).includes(j)) j = raterOf(n, k);
      forms.ratee[f] = n;
      forms.rater[f] = j;
      forms.role[f] = j < ratees ? 0 : 1;
      for (let i = 0; i < items; i++)
        forms.score[f * items + i] = category(theta[n]! - lambda[j]! - delta[i]!, random.uniform());
    }
  return forms;
}

const tau = [-2.2, -1.1, 0.6, 2.7];
const weights = new Float64Array(5);

function category(eta: number, uniform: number): number {
  let weight = 1;
  let sum = 1;
  weights[0] = 1;
  for (let k = 1; k < 5; k++) {
    weight *= Math.exp(eta - tau[k - 1]!);
    weights[k] = weight;
    sum += weight;
  }
  let left = uniform * sum;
  let k = 0;
  while (k < 4 && left > weights[k]!) left -= weights[k++]!;
  return k;
}
