/** Everything a run comes to, from forms with their authors: the one computation, in a thread of its own. */
import type { RatingRow } from '../engine/ratings/ratings';
import { type PlacedFlag, placeFlags } from '../report/flags';
import type { OwnSeverity, RunSummary, UnitLink } from '../scoring';
import type { PersonResult, ScoredForm, ScoredRatee, ScoringInput, ScoringOutput } from './aggregate';
import { type FairFigures, modelScores, type RunProgress, ratingKey, type Seats, tooFew } from './model';
import type { LevelUnit } from './place-units';
import { type RunSkill, type UnitMeans, unitMeans } from './units';

export type RunInput = Omit<ScoringInput, 'ratees'> & {
  ratees: readonly (ScoredRatee & { unitPath: string })[];
  units: readonly LevelUnit[];
  skills: readonly RunSkill[];
  quotas: readonly Seats[];
};

export type RunOutput = {
  results: (PersonResult & Omit<FairFigures, 'grounds'>)[];
  batch: { form: string; ratee: number }[];
  units: (UnitMeans & { link: UnitLink | null })[];
  flags: PlacedFlag[];
  severities: Map<string, OwnSeverity>;
  summary: RunSummary;
};

/**
 * The figures of forms that were scored already. `label` numbers their raters within the run. The same input gives the
 * same output to the last bit.
 */
export function computeRun(
  input: RunInput,
  { results, batch, rows, forms }: ScoringOutput,
  label: ReadonlyMap<string, number>,
  onProgress?: RunProgress,
): RunOutput {
  const others = forms.filter((form) => form.role !== 'self');
  const model = modelScores({ ...input, rows: namedRows(rows, forms), sentAt: timesOf(others) }, onProgress);
  const fair = new Map(results.map(({ ratee }) => [ratee, model.fair.get(ratee) ?? tooFew]));
  const path = new Map(input.ratees.map((ratee) => [String(ratee.id), ratee.unitPath]));
  return {
    results: results.map(({ detail, ...row }) => {
      const { grounds, ...score } = fair.get(row.ratee)!;
      return { ...row, ...score, detail: grounds ? { ...detail, fair: grounds } : detail };
    }),
    batch,
    units: unitMeans(
      input.units,
      results.map(({ ratee, total, detail }) => ({
        unitPath: path.get(String(ratee))!,
        total,
        skills: Object.fromEntries(detail.items.map((item) => [item.code, item.total])),
      })),
      input.skills,
    ).map((unit) => ({ ...unit, link: model.links.get(unit.unitId) ?? null })),
    flags: placeFlags(
      model.flags,
      others.map(({ ratee, rater, answers }) => ({
        ...{ ratee: String(ratee), rater, ratings: Object.keys(answers).length },
      })),
      path,
      label,
    ),
    severities: model.severities,
    summary: model.summary,
  };
}

function timesOf(forms: readonly ScoredForm[]): Map<string, number | null> {
  return new Map(forms.map(({ ratee, rater, sentAt }) => [ratingKey(String(ratee), rater), sentAt]));
}

/** Ratings under their raters' names. */
function namedRows(rows: readonly RatingRow[], forms: readonly ScoredForm[]): RatingRow[] {
  const rater = new Map(forms.map((form) => [form.id, form.rater]));
  return rows.map((row) => ({ ...row, rater: rater.get(row.rater)! }));
}
