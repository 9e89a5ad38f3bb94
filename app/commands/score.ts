/**
 * `npm run score -- FILE.csv [--json OUT] [--top K=24] [--seed N=1] [--units UNITS.csv] [--weights WEIGHTS.json]
 * [--prior PRIOR.json] [--only LAYERS] [--max-bytes N=1G]`: fair scores of a file of ratings, without the product.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jmle } from '~/features/scoring/engine/facets/jmle';
import { map, mapEb } from '~/features/scoring/engine/facets/map';
import { fitFormMeans, orderFlags } from '~/features/scoring/engine/fair/form-mean';
import {
  type Ranking,
  type RankingModel,
  rankBy,
  rankingModel,
} from '~/features/scoring/engine/fair/ranking';
import { type Flag, flagsOf } from '~/features/scoring/engine/flags/flags';
import { type Forms, formsOf } from '~/features/scoring/engine/ratings/forms';
import type { RatingTable } from '~/features/scoring/engine/ratings/ratings';
import { aggregateRatings } from '~/features/scoring/engine/reliability/classical';
import { linearMixed } from '~/features/scoring/engine/reliability/lmm';
import {
  agreementBlock,
  classicalBlock,
  connectivityBlock,
  jmleBlock,
  lmmBlock,
  mapBlock,
  rankingBlock,
} from '~/features/scoring/engine/report';
import { inHundred } from '~/features/scoring/standing/standing';
import { BadInput, readPrior, readRatings, readUnitFile, readWeights } from './backstage/score-input';

/** Raised when the same input may give other figures. */
const version = 3;
const layers = ['classical', 'agreement', 'jmle', 'map', 'map_eb', 'lmm', 'ranking'] as const;
type Layer = (typeof layers)[number];

try {
  await score(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}

async function score(args: string[]): Promise<void> {
  const options = optionsOf(args);
  const { table, sha256, merged } = await readRatings(options.file, options.mostBytes);
  const weights = readWeights(options.weights);
  const prior = readPrior(options.prior);
  const units = options.units ? readUnitFile(options.units, table) : undefined;
  const beside = rolesBeside(table, weights.roles);
  tell(table, beside, merged);
  const forms = formsOf(table, ['self', ...beside]);
  const unitCode = units && new Map(table.rateeIds.map((id, n) => [id, units.of[n]!]));
  const unitOf = unitCode && Int32Array.from(forms.rateeIds, (id) => unitCode.get(id)!);
  const has = (layer: Layer) => options.only.includes(layer);
  const rated = forms.ratee.length > 0;

  const foundJmle = has('jmle') && rated ? jmle(forms) : null;
  const foundMap = has('map') && rated ? map(forms, prior) : null;
  const foundEb = has('map_eb') && rated ? mapEb(forms, prior) : null;
  const [m1, m2] = has('lmm') && rated ? [linearMixed(forms, false), linearMixed(forms, true)] : [null, null];
  const rankingOptions = {
    seed: options.seed,
    top: options.top,
    unitOf,
    roleWeights: withoutSelf(weights.roles),
  };
  const model = has('ranking') && rated ? rankingModel(forms, rankingOptions) : null;
  const ranking = model && rankBy(model, rankingOptions);
  const report = {
    input: {
      file: options.file,
      rows: table.score.length,
      rows_used: forms.item.length,
      sha256,
      seed: options.seed,
      top: options.top,
      version,
      ratees: forms.rateeIds.length,
      raters: forms.raterIds.length,
      items: forms.itemIds.length,
      categories: forms.categories,
    },
    ...(has('classical') && {
      classical: classicalBlock(aggregateRatings(table, weights), weights, table.itemIds),
    }),
    ...(has('agreement') && { agreement: agreementBlock(forms) }),
    ...(has('jmle') && { jmle: foundJmle && jmleBlock(foundJmle) }),
    ...(has('map') && { map: foundMap && mapBlock(foundMap) }),
    ...(has('map_eb') && { map_eb: foundEb && mapBlock(foundEb) }),
    ...(has('lmm') && { lmm: { m1: m1 && lmmBlock(m1), m2: m2 && lmmBlock(m2) } }),
    ...(has('ranking') && { ranking: ranking && rankingBlock(ranking) }),
    connectivity: connectivityBlock(forms, units && unitOf && { ids: units.ids, of: unitOf }),
    flags: model && ranking?.converged ? allFlags(model, ranking, table) : [],
    convergence: {
      jmle: stateOf(foundJmle),
      map: stateOf(foundMap),
      map_eb: stateOf(foundEb),
      lmm: m1 && m2 && { converged: m1.converged && m2.converged },
      ranking: stateOf(ranking),
    },
  };
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report)}\n`);
  print(forms, ranking, options.top, options.only);
}

/** Roles other than self that weigh nothing: they stay out of raw and fair scores alike, unless no role weighs anything. */
function rolesBeside({ roleIds }: RatingTable, weights: Readonly<Record<string, number>>): string[] {
  const others = roleIds.filter((id) => id !== 'self');
  const beside = others.filter((id) => !(Object.hasOwn(weights, id) && weights[id]! > 0));
  return beside.length < others.length ? beside : [];
}

/** What is worth knowing about the input before any figure: names brought together, roles left out, people who rate themselves. */
function tell(table: RatingTable, beside: readonly string[], merged: readonly string[]): void {
  const list = (ids: readonly string[]) =>
    `${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ` và ${ids.length - 10} tên nữa` : ''}`;
  if (merged.length > 0) console.error(`Tên viết nhiều cách, đọc là một: ${list(merged)}`);
  if (beside.length > 0)
    console.error(`Vai trò không có trọng số, không vào điểm thô lẫn điểm công bằng: ${beside.join(', ')}`);
  const own = new Set<string>();
  for (let k = 0; k < table.score.length; k++) {
    const ratee = table.rateeIds[table.ratee[k]!]!;
    const role = table.roleIds[table.role[k]!]!;
    if (role === 'self' || beside.includes(role)) continue;
    if (ratee === table.raterIds[table.rater[k]!]) own.add(`${ratee} (${role})`);
  }
  if (own.size > 0)
    console.error(`Tự chấm mình dưới vai trò khác self, vẫn được tính: ${list([...own].sort())}`);
}

function allFlags(model: RankingModel, ranking: Ranking, table: RatingTable): Flag[] {
  const errors = ranking.raters.map(({ se }) => se);
  return [...flagsOf(model, errors, table), ...orderFlags(ranking.ratees, fitFormMeans(model.data))];
}

function optionsOf(args: string[]) {
  const usage =
    'npm run score -- FILE.csv [--json OUT] [--top K] [--seed N] [--units UNITS.csv] [--weights WEIGHTS.json] [--prior PRIOR.json] [--only LAYERS] [--max-bytes N]';
  const text = { type: 'string' } as const;
  let read: ReturnType<typeof parse>;
  const parse = () =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: text,
        top: text,
        seed: text,
        units: text,
        weights: text,
        prior: text,
        only: text,
        'max-bytes': text,
      },
    });
  try {
    read = parse();
  } catch (error) {
    throw new BadInput([error instanceof Error ? error.message : usage, usage]);
  }
  const { values, positionals } = read;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new BadInput([usage]);
  const only = values.only?.split(',') ?? [...layers];
  const unknown = only.filter((layer) => !layers.includes(layer as Layer));
  if (unknown.length > 0)
    throw new BadInput([`--only: không có lớp ${unknown.join(', ')}; có ${layers.join(', ')}`]);
  return {
    ...values,
    file,
    only: only as Layer[],
    top: wholeOf('--top', values.top ?? '24', 1),
    seed: wholeOf('--seed', values.seed ?? '1', 0),
    mostBytes: bytesOf(values['max-bytes'] ?? '1G'),
  };
}

function wholeOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > 2 ** 31 - 1)
    throw new BadInput([`${name}: cần một số nguyên từ ${least}, đang là «${text}»`]);
  return value;
}

function bytesOf(text: string): number {
  const found = /^(\d+)([KMG]?)$/i.exec(text);
  if (!found) throw new BadInput([`--max-bytes: cần một số, có thể kèm K, M hay G, đang là «${text}»`]);
  const power = ['', 'K', 'M', 'G'].indexOf(found[2]!.toUpperCase());
  return Number(found[1]) * 1024 ** power;
}

function withoutSelf(roles: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(roles).filter(([role]) => role !== 'self'));
}

function stateOf(found: { converged: boolean; decrement: number; rounds?: number } | null) {
  return found && { converged: found.converged, decrement: found.decrement, rounds: found.rounds };
}

/** The short table for people. */
function print(forms: Forms, ranking: Ranking | null, top: number, asked: readonly Layer[]): void {
  console.log(
    `${forms.item.length} lượt chấm, ${forms.rateeIds.length} người được chấm, ${forms.raterIds.length} người chấm, ${forms.itemIds.length} mục`,
  );
  if (forms.ratee.length === 0) {
    console.log('Không có phiếu nào của người khác: không có điểm chung.');
    return;
  }
  if (forms.raterIds.length === 1)
    console.log('Chỉ có một người chấm: không tách được người ấy nghiêm hay dễ với mức của mọi người.');
  if (!ranking) {
    if (asked.includes('ranking'))
      console.log('Chưa đủ để tính: cần ít nhất hai người được chấm và hai mức điểm khác nhau.');
    return;
  }
  if (!ranking.converged) {
    console.log('Mô hình chưa hội tụ: không có điểm.');
    return;
  }
  if (ranking.scale === 'shares')
    console.log(
      'Phiếu có quá ít câu trả lời để biết các bậc của thang cách nhau bao nhiêu: bậc được suy từ số lần mỗi mức được cho.',
    );
  if (ranking.scale === 'numbers')
    console.log(
      'Phiếu không cho biết các bậc của thang cách nhau bao nhiêu (thang quá mịn, hoặc mọi người hầu như cho cùng một điểm): điểm được tính như số.',
    );
  if (!ranking.distinct)
    console.log('Không phân biệt được: các phiếu chưa cho thấy người cao nhất hơn người thấp nhất.');
  const bands = { likely: 'rất có khả năng', council: 'hội đồng cân nhắc', unlikely: 'ít khả năng' };
  const states = { ok: '', too_few: 'chưa đủ dữ liệu', unlinked: 'chưa so sánh được' };
  const score = (x: number) => x.toFixed(2).replace('.', ',');
  console.log(
    `Điểm công bằng (khoảng 90 %), điểm thô, hạng (khoảng 90 %), số lần trong ${top} người trên 100 lần chấm lại`,
  );
  const shown = [...ranking.ratees].sort((a, b) => b.theta - a.theta).slice(0, top);
  // Who has too few forms gets no figure that looks like knowledge: raw score and reason only.
  for (const one of shown)
    console.log(
      (one.status === 'too_few'
        ? [
            one.id.padEnd(12),
            '–'.padEnd(16),
            score(one.rawMean),
            '–'.padEnd(14),
            '–'.padStart(8),
            states.too_few,
          ]
        : [
            one.id.padEnd(12),
            `${score(one.fair)} (${score(one.low)}–${score(one.high)})`,
            score(one.rawMean),
            `${one.rankExpected.toFixed(0)} (${one.rankLow}–${one.rankHigh})`.padEnd(14),
            timesText(one.pTop).padStart(8),
            one.band ? bands[one.band] : states[one.status],
          ]
      ).join('  '),
    );
}

/** As the screens say it, so that no figure contradicts its band. */
function timesText(pTop: number): string {
  const { times, edge } = inHundred(pTop);
  if (edge === 'none') return 'dưới 1';
  return edge === 'all' ? 'trên 99' : String(times);
}
