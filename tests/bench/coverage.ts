/**
 * `npm run bench -- coverage [SEEDS=40]`: how often the 90 % interval of a fair score holds the true one in made-up juries
 * of 8 to 60 people: several answers a form or one, people who differ and people who do not, scales of two, five and
 * a hundred.
 */

import { rank } from '~/features/scoring/engine/fair/ranking';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { tableOf } from '~/features/scoring/engine/ratings/ratings';
import { hundred, type Panel, panel, simulatePanel } from '../support/panel';

const shapes: [name: string, changes: Partial<Panel>][] = [
  ['3 raters of 6, 5 skills', { perPerson: 3 }],
  ['3 raters for all, 15 skills', { raters: 3, perPerson: 3, items: 15 }],
  ['12 raters for all, 5 skills', { raters: 12, perPerson: 12 }],
  ['3 raters, 1 skill', { raters: 3, perPerson: 3, items: 1 }],
  ['6 of 12 raters, 1 skill', { raters: 12, perPerson: 6, items: 1 }],
  ['4 of 6 raters, 2 skills', { items: 2 }],
  ['no spread, 4 of 6, 5 skills', { person: 0 }],
  ['little spread, 4 of 6, 5 skills', { person: 0.3 }],
  ['little spread, 6 raters, 1 skill', { person: 0.3, perPerson: 6, items: 1 }],
  ['severe, 4 of 6, 5 skills', { severity: 1.2 }],
  ['0–100 by five, 5 skills', { tau: hundred, lowest: 0, step: 5, person: 1.5 }],
  ['0–100 by five, 1 skill', { tau: hundred, lowest: 0, step: 5, person: 1.5, items: 1 }],
  ['yes or no, 5 skills', { tau: [0] }],
  ['yes or no, 1 skill, 12 raters', { tau: [0], items: 1, raters: 12, perPerson: 12 }],
  ['yes or no, 1 skill, 3 raters', { tau: [0], items: 1, raters: 3, perPerson: 3 }],
  ['yes or no, 1 skill, 6 of 12 raters', { tau: [0], items: 1, raters: 12, perPerson: 6 }],
  ['yes or no, 1 skill, 4 peers', { tau: [0], items: 1, raters: 60, perPerson: 4 }],
  ['one rater, 1 skill', { raters: 1, perPerson: 1, items: 1 }],
  ['ceiling, 4 of 6, 5 skills', { level: 3 }],
];

function coverageOf(of: Panel, seeds: number) {
  let [fair, level, width, error, distinct, n, ms] = [0, 0, 0, 0, 0, 0, 0];
  let narrowest = Number.POSITIVE_INFINITY;
  for (let seed = 1; seed <= seeds; seed++) {
    const truth = simulatePanel(of, seed);
    const before = performance.now();
    const found = rank(formsOf(tableOf(truth.rows)), { seed: 1, top: 3, draws: 1000 });
    ms += performance.now() - before;
    if (!found?.converged) {
      console.log('not converged', seed);
      continue;
    }
    if (found.distinct) distinct++;
    for (const [k, one] of found.ratees.entries()) {
      n++;
      if (one.low <= truth.fair[k]! && truth.fair[k]! <= one.high) fair++;
      if (Math.abs(one.theta - truth.level[k]!) < 1.6449 * one.se) level++;
      width += one.high - one.low;
      error += Math.abs(one.fair - truth.fair[k]!);
      narrowest = Math.min(narrowest, one.high - one.low);
    }
  }
  return [fair / n, level / n, width / n, error / n, narrowest, distinct / seeds, ms / seeds];
}

const seeds = Number(process.argv[2] ?? 40);
const only = process.argv[3];
const sizes = (process.argv[4] ?? '8,12,20,30,60').split(',').map(Number);
console.log('people | of fair | of level | width | error | narrowest | told apart | ms');
for (const [name, changes] of shapes.filter(([name]) => !only || name.includes(only))) {
  console.log(`— ${name}`);
  for (const people of sizes) {
    const figures = coverageOf({ ...panel, ...changes, people }, Math.ceil((seeds * 20) / people));
    console.log([people, ...figures.map((x) => x.toFixed(3))].join(' | '));
  }
}
