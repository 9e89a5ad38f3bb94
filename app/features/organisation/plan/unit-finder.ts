import type { Day } from '~/lib/date';
import { fold } from '~/lib/text';
import type { Questions } from '../import/question';
import { SpellingIndex } from '../naming/spelling';
import { bareName, codeKey, isSameUnitName } from '../naming/unit-name';
import type { UnitLevel } from '../organisation';
import { isDittoWord } from '../sheet/reader';
import { nearest, type PlanField, type PlanProblemCode } from './plan';

/** A unit at or below the one a file is imported for. */
export type KnownUnit = {
  id: number;
  code: string;
  name: string;
  parentName: string;
  level: UnitLevel;
  validFrom: Day;
  validTo: Day | null;
};
type Problem = {
  field: PlanField;
  code: PlanProblemCode;
  params: Record<string, string | number>;
  value: string;
};
/** `ditto`: the code was written as “as above”, and this is the one above. */
type FoundUnit = { unit: KnownUnit; isOtherName: boolean; ditto?: string } | Problem;
type Row = { unitCode: string; unitName: string; sheet: string; row: number };

/** Looking for the nearest spelling costs a walk over all units: only so many get a proposal. */
const proposals = 60;
/** Units of one name that the clerk may choose among. */
const choices = 30;

/**
 * Finds the units that rows name: by code, exactly as written before case is left out of account; otherwise by name,
 * the nearest spelling first. The sheet's name helps where names repeat; where nothing helps, the clerk is asked.
 */
export class UnitFinder {
  private readonly byCode = new Map<string, KnownUnit>();
  private readonly byExactCode = new Map<string, KnownUnit>();
  private readonly byName = new SpellingIndex<KnownUnit>();
  private readonly byBareName = new SpellingIndex<KnownUnit>();
  private readonly proposed = new Map<string, KnownUnit | null>();
  private above: { sheet: string; unit: KnownUnit } | null = null;

  constructor(
    private readonly units: readonly KnownUnit[],
    private readonly outside: ReadonlySet<string>,
    private readonly questions: Questions,
    /** The unit that the file is imported for. */
    private readonly scopeName: string,
  ) {
    for (const unit of units) {
      this.byCode.set(codeKey(unit.code), unit);
      this.byExactCode.set(unit.code, unit);
      this.byName.add(unit.name, unit);
      this.byBareName.add(bareName(unit.name), unit);
    }
  }

  find(row: Row): FoundUnit {
    const found = row.unitCode ? this.findByCode(row) : this.findByName(row);
    if ('unit' in found) this.above = { sheet: row.sheet, unit: found.unit };
    return found;
  }

  private findByName({ unitName, sheet, row }: Row): FoundUnit {
    const bare = bareName(unitName);
    const found = [
      this.byName.find(unitName, 1),
      this.byBareName.find(bare, 1),
      this.byName.find(unitName),
      this.byBareName.find(bare),
    ].find((units) => units.length > 0);
    const near =
      found && found.length > 1 ? found.filter((unit) => isSameUnitName(unit.parentName, sheet)) : found;
    const [unit] = near ?? [];
    if (unit && near?.length === 1) return { unit, isOtherName: false };
    if (found) return this.several(found, unitName, sheet, row);
    const guess = this.propose(`name:${fold(unitName)}`, (units) =>
      nearest(fold(bare), units, (each) => fold(bareName(each.name))),
    );
    return {
      field: 'unitName',
      code: guess ? 'people.unitNameUnknownNear' : 'people.unitNameUnknown',
      params: { code: guess?.code ?? '', name: guess?.name ?? '' },
      value: unitName,
    };
  }

  /** Several units of one name: each with where it lies, for the clerk to choose. */
  private several(found: readonly KnownUnit[], unitName: string, sheet: string, row: number): FoundUnit {
    const codes = found
      .slice(0, 4)
      .map(({ code, parentName }) => (parentName ? `${code} (${parentName})` : code));
    const params = {
      name: unitName,
      count: found.length,
      codes: codes.join(', '),
      scope: this.scopeName,
    };
    const answer = this.questions.ask({
      key: `unit:${sheet}|${row}`,
      code: 'people.unitSeveral',
      params,
      row,
      choices: found.slice(0, choices).map(({ id, code, name, parentName }) => ({
        value: String(id),
        label: 'people.answerUnit',
        params: { code, name, parent: parentName },
      })),
    });
    const unit = found.find(({ id }) => String(id) === answer);
    return unit
      ? { unit, isOtherName: false }
      : { field: 'unitName', code: 'people.unitSeveral', params, value: unitName };
  }

  private findByCode({ unitCode: code, unitName, sheet, row }: Row): FoundUnit {
    const key = codeKey(code);
    const unit = this.byExactCode.get(code) ?? this.byCode.get(key);
    if (unit) return { unit, isOtherName: unitName !== '' && !isSameUnitName(unit.name, unitName) };
    if (this.outside.has(key))
      return { field: 'unitCode', code: 'people.unitOutside', params: {}, value: code };
    if (isDittoWord(code) && this.above?.sheet === sheet) return this.ditto(code, this.above.unit, row);
    const guess = this.propose(`code:${key}`, (units) => nearest(key, units, (each) => codeKey(each.code)));
    return {
      field: 'unitCode',
      code: guess ? 'people.unitUnknownNear' : 'people.unitUnknown',
      params: { code: guess?.code ?? '', name: guess?.name ?? '' },
      value: code,
    };
  }

  /** `NT` is no code that exists: the row above is meant, or a code mistyped. Asked once for the file. */
  private ditto(code: string, unit: KnownUnit, row: number): FoundUnit {
    const params = { written: code, above: unit.code };
    const answer = this.questions.ask({
      key: `ditto:${codeKey(code)}`,
      code: 'people.askDitto',
      params,
      row,
      choices: [{ value: 'above', label: 'people.answerAbove', params: {} }],
    });
    return answer === null
      ? { field: 'unitCode', code: 'people.askDitto', params, value: code }
      : { unit, isOtherName: false, ditto: code };
  }

  private propose(key: string, look: (units: readonly KnownUnit[]) => KnownUnit | null): KnownUnit | null {
    const known = this.proposed.get(key);
    if (known !== undefined) return known;
    if (this.proposed.size >= proposals) return null;
    const guess = look(this.units);
    this.proposed.set(key, guess);
    return guess;
  }
}
