/**
 * Speed of the scoring engine beside its ceiling: a plain C program for the rating-level model (`JMLE_ANCHOR`, the path
 * of its binary), which simulates data of the same kind. Figures are seconds of processor time from typed arrays in
 * memory to converged estimates, at given variances; the best of a few runs, after a first one that warms the compiler.
 */
import { execFileSync } from 'node:child_process';
import { Deviates } from '~/features/scoring/engine/algebra/random';
import { fitJmle } from '~/features/scoring/engine/facets/jmle';
import { drawEffects, fitRanking, rankingData, startVariances } from '~/features/scoring/engine/fair/fit';
import { estimateVariances } from '~/features/scoring/engine/fair/variances';
import type { Forms } from '~/features/scoring/engine/ratings/forms';
import { RatingCsv } from '~/features/scoring/engine/ratings/rating-csv';
import { districtForms } from '../support/district';

const variances = { person: 1, unit: 0.25, severity: 0.8, halo: 0.05 };

function benchScoring(sizes: readonly number[] = [100, 1_000, 10_000, 200_000]): void {
  const anchor = process.env.JMLE_ANCHOR;
  console.log(anchor ? `C: ${anchor}` : 'C: không có (đặt JMLE_ANCHOR)');
  console.log('ratings | ranking s (cold) | calibration s (cold) | C s | ranking / C | calibration / C | MB');
  for (const ratees of sizes) {
    const forms = districtForms(ratees, 3);
    const runs = ratees > 50_000 ? 2 : 5;
    const ranking = Array.from({ length: runs }, () =>
      seconds(() => fitRanking(rankingData(forms), variances)),
    );
    const calibration = Array.from({ length: runs }, () => seconds(() => fitJmle(forms)));
    const c = anchor ? Math.min(...Array.from({ length: runs }, () => anchorSeconds(anchor, ratees))) : null;
    const [best, bestJmle] = [Math.min(...ranking), Math.min(...calibration)];
    const figures = [
      forms.item.length,
      `${best.toFixed(3)} (${ranking[0]!.toFixed(3)})`,
      `${bestJmle.toFixed(3)} (${calibration[0]!.toFixed(3)})`,
      c?.toFixed(3) ?? '–',
      c ? (best / c).toFixed(2) : '–',
      c ? (bestJmle / c).toFixed(2) : '–',
      Math.round(process.memoryUsage().rss / 1e6),
    ];
    console.log(figures.join(' | '));
  }
  const forms = districtForms(10_000, 3);
  const bytes = csvOf(forms);
  const parsing = seconds(() => {
    const csv = new RatingCsv();
    for (let at = 0; at < bytes.length; at += 65_536) csv.push(bytes.subarray(at, at + 65_536));
    csv.finish();
  });
  console.log(
    `${forms.item.length} dòng CSV (${Math.round(bytes.length / 1e6)} MB): đọc ${parsing.toFixed(2)} s`,
  );
  const province = rankingData(districtForms(5_000, 3));
  let fit = fitRanking(province, variances);
  const rounds = seconds(() => {
    fit = estimateVariances(province, startVariances, 1).fit;
  });
  const random = new Deviates(1);
  const draws = seconds(() => {
    for (let d = 0; d < 2000; d++) drawEffects(province, fit, variances, random);
  });
  console.log(`5000 người: phương sai ${rounds.toFixed(1)} s, 2000 lần rút ${draws.toFixed(1)} s`);
}

/** The forms as the file that `npm run score` reads. */
function csvOf(forms: Forms): Buffer {
  const lines = ['ratee,rater,role,item,score'];
  for (let f = 0; f < forms.ratee.length; f++)
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++)
      lines.push(
        [
          forms.rateeIds[forms.ratee[f]!],
          forms.raterIds[forms.rater[f]!],
          forms.roleIds[forms.role[f]!],
          forms.itemIds[forms.item[a]!],
          forms.categories[forms.score[a]!],
        ].join(','),
      );
  return Buffer.from(`${lines.join('\n')}\n`);
}

function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function anchorSeconds(binary: string, ratees: number): number {
  const out = execFileSync(binary, [String(ratees), '7', '14', 'district', 'pcg'], { encoding: 'utf8' });
  return Number(/total ([\d.]+)s/.exec(out)?.[1]);
}

benchScoring(process.argv[2] ? process.argv[2].split(',').map(Number) : undefined);
