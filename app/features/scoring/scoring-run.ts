/** Everything a run comes to, from forms with their authors: the one computation, in a thread of its own. */
import type { RatingRow } from './engine/ratings';
import { type PlacedFlag, placeFlags } from './run-flags';
import type { LevelUnit } from './run-units';
import type { OwnSeverity, RunSummary, UnitLink } from './scoring';
import {
  type PersonResult,
  type ScoredForm,
  type ScoredRatee,
  type ScoringInput,
  scoreForms,
} from './scoring-aggregate';
import { type FairScore, formKey, modelScores, type Progress, type Seats, tooFew } from './scoring-model';
import { type Skill, type UnitMeans, unitMeans } from './scoring-units';

export type RunInput = Omit<ScoringInput, 'ratees'> & {
  ratees: readonly (ScoredRatee & { unitPath: string })[];
  units: readonly LevelUnit[];
  skills: readonly Skill[];
  quotas: readonly Seats[];
  /** Raters as the forms name them, in the order of their labels: label 1 is the first. */
  raters: readonly string[];
};

export type RunOutput = {
  results: (PersonResult & Omit<FairScore, 'grounds'>)[];
  batch: { form: string; ratee: number }[];
  units: (UnitMeans & { link: UnitLink | null })[];
  flags: PlacedFlag[];
  severities: Map<string, OwnSeverity>;
  summary: RunSummary;
  /** The forms that went into figures. */
  used: ScoredForm[];
};

/** The same input gives the same output to the last bit. */
export function computeRun(input: RunInput, onProgress?: Progress): RunOutput {
  const { results, batch, rows, forms } = scoreForms(input);
  const model = modelScores({ ...input, rows: namedRows(rows, forms), sentAt: timesOf(forms) }, onProgress);
  const fair = new Map(results.map(({ ratee }) => [ratee, model.fair.get(ratee) ?? tooFew]));
  const path = new Map(input.ratees.map((ratee) => [String(ratee.id), ratee.unitPath]));
  const others = forms.filter((form) => form.role !== 'self');
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
      others.map(({ ratee, rater }) => ({ ratee: String(ratee), rater })),
      path,
      new Map(input.raters.map((name, k) => [name, k + 1])),
    ),
    severities: model.severities,
    summary: model.summary,
    used: forms,
  };
}

function timesOf(forms: readonly ScoredForm[]): Map<string, number | null> {
  const others = forms.filter(({ role }) => role !== 'self');
  return new Map(others.map(({ ratee, rater, sentAt }) => [formKey(String(ratee), rater), sentAt]));
}

/** Ratings under their raters' names. Of somebody who is asked about one person twice, the superior's form counts. */
function namedRows(rows: readonly RatingRow[], forms: readonly ScoredForm[]): RatingRow[] {
  const byId = new Map(forms.map((form) => [form.id, form]));
  const superiors = new Set(
    forms.filter(({ role }) => role === 'superior').map(({ ratee, rater }) => `${ratee} ${rater}`),
  );
  return rows.flatMap((row) => {
    const { rater } = byId.get(row.rater)!;
    return row.role === 'peer' && superiors.has(`${row.ratee} ${rater}`) ? [] : [{ ...row, rater }];
  });
}
