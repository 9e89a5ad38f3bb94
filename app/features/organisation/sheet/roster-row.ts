import { type Day, daysBetween, isDay, showDay } from '~/lib/date';
import type { Cell } from '~/lib/sheet/workbook';
import { tidy, titleCase } from '~/lib/text';
import { joinName, type PersonName, properCase, splitName, strangeCharacter } from '../naming/person-name';
import { parsePhone, showPhone } from '../naming/phone';
import { otherPosts, parseTitle } from '../naming/title-words';
import type { Gender, HowAppointed } from '../organisation';
import type { RowReader } from './reader';
import { withoutAddress } from './roster-address';
import type { RosterField } from './roster-columns';
import { parseDayCell, swapDay } from './roster-day';
import { parseEmail, parseGender, parseHow, type RosterTitle } from './roster-values';

/** A person in a post, as one row of a roster says it. Empty is '' for texts, null for the rest. */
export type RosterRow = PersonName & {
  sheet: string;
  row: number;
  unitCode: string;
  unitName: string;
  bornOn: Day | null;
  gender: Gender | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  title: RosterTitle | null;
  fromOn: Day | null;
  toOn: Day | null;
  how: HowAppointed | null;
  joinedUnionOn: Day | null;
  memberCode: string | null;
  note: string;
  /** What else the cell for the title says: posts that are not read. */
  otherPosts?: string;
};
export type RowSettings = {
  sheet: string;
  epoch1904: boolean;
  today: Day;
  /** Columns to be read the other way round: their texts, or their date cells. */
  exchanged: ReadonlyMap<RosterField, 'text' | 'date'>;
  /** Columns of which that is still to be asked: not judged meanwhile. */
  pending: ReadonlySet<RosterField>;
  /** The title of everybody, where there is no column for it. */
  title: RosterTitle | null;
  /** False when the whole sheet says nothing of units: one problem stands for all rows. */
  asksUnit: boolean;
  /** The column after the full name holds given names under the same merged header. */
  spilled: string;
};

/** Plausible ages in days: outside of it a birthday is a slip of the pen, not a rule of the Union. */
const AGES = { least: 10 * 365, most: 90 * 366 };

export function readRosterRow(reader: RowReader<RosterField>, settings: RowSettings): RosterRow {
  const unitCode = reader.get('unitCode').text.replace(/\s+/g, '');
  const unitName = reader.get('unitName').text || (reader.has('unitName') ? '' : reader.data.section);
  if (settings.asksUnit && unitCode === '' && unitName === '')
    reader.problem(reader.has('unitCode') ? 'unitCode' : 'unitName', 'unit.missing');
  const { bornOn, gender } = readBirth(reader, settings);
  const fromOn = readDay(reader, 'fromOn', settings);
  const toOn = readDay(reader, 'toOn', settings);
  const joinedUnionOn = readDay(reader, 'joinedUnionOn', settings);
  if (fromOn && toOn && toOn < fromOn) reader.problem('toOn', 'day.order');
  for (const [field, day] of [
    ['fromOn', fromOn],
    ['joinedUnionOn', joinedUnionOn],
  ] as const) {
    if (bornOn && day && day <= bornOn) reader.problem(field, 'day.beforeBirth');
  }
  if (joinedUnionOn && joinedUnionOn > settings.today && !settings.pending.has('joinedUnionOn'))
    reader.problem('joinedUnionOn', 'day.future');
  const note = reader.remark('note');
  const phone = readPhone(reader);
  const email = readEmail(reader);
  if (!phone && !email && reader.get('phone').text === '')
    reader.note('contact.missing', reader.data.row.number);
  return {
    sheet: settings.sheet,
    row: reader.data.row.number,
    unitCode,
    unitName,
    ...readName(reader, settings.spilled),
    bornOn,
    gender,
    phone,
    email,
    title: readTitle(reader, settings.title),
    otherPosts: otherPosts(reader.get('title').text),
    fromOn,
    toOn,
    how: readWord(reader, 'how', parseHow, 'how.unknown'),
    joinedUnionOn,
    memberCode: reader.get('memberCode').text || null,
    note,
  };
}

function readName(reader: RowReader<RosterField>, spilled: string): PersonName {
  const whole = reader.get('fullName').text;
  const parts = (['hoDem', 'ho', 'dem'] as const).map((field) => reader.get(field).text);
  const field = reader.has('fullName') ? 'fullName' : 'ten';
  const stood = tidy(`${whole} ${parts.join(' ')}`);
  const after = spilled || reader.get('ten').text;
  const addressed = withoutAddress(tidy(`${stood} ${after}`)) !== tidy(`${stood} ${after}`);
  // Small letters of the old fonts have no capitals with a tone: `NguyÔn ThÞ ¸nh`.
  const proper = (text: string) => properCase(reader.isTcvn3 ? titleCase(text) : text);
  const before = proper(addressed ? withoutAddress(stood, 1) : stood);
  const given = proper(after);
  const typed = tidy(`${addressed ? withoutAddress(stood, 1) : stood} ${after}`);
  if (addressed) reader.note('name.address', reader.data.row.number, tidy(`${stood} ${after}`), typed);
  let name = splitName(proper(typed));
  if (given !== '' && before !== '') {
    const [ho = '', ...dem] = before.split(' ');
    name = { ho, dem: dem.join(' '), ten: given };
  }
  if (typed === '') reader.problem(field, 'name.missing');
  else if (name.ho === '') reader.problem(field, 'name.oneWord', {}, typed);
  const strange = strangeCharacter(typed);
  if (strange) reader.problem(field, 'name.strange', { character: strange }, typed);
  else if (typed !== '' && joinName(name) !== typed)
    reader.note('name.case', reader.data.row.number, typed, joinName(name));
  return name;
}

function readBirth(
  reader: RowReader<RosterField>,
  settings: RowSettings,
): { bornOn: Day | null; gender: Gender | null } {
  const [column, ...others] = (['bornOn', 'bornOnMale', 'bornOnFemale'] as const).filter(
    (field) => !/^[-–—.xX]*$/.test(reader.get(field).text),
  );
  for (const other of others)
    if (reader.get(other).text !== reader.get(column!).text) reader.problem(other, 'day.two');
  const bornOn = column ? readDay(reader, column, settings) : null;
  let gender = readWord(reader, 'gender', parseGender, 'gender.unknown');
  if (column === 'bornOnMale') gender ??= 'male';
  if (column === 'bornOnFemale') gender ??= 'female';
  if (reader.get('female').text !== '' && reader.get('male').text !== '')
    reader.problem('female', 'gender.unknown');
  if (!gender && reader.get('female').text !== '') gender = 'female';
  if (
    !gender &&
    (reader.get('male').text !== '' || (reader.has('female') && !reader.has('male') && !reader.has('gender')))
  )
    gender = 'male';
  const age = bornOn ? daysBetween(bornOn, settings.today) : AGES.least;
  if (!column || settings.pending.has(column) || (age >= AGES.least && age <= AGES.most))
    return { bornOn, gender };
  reader.problem(column, 'day.age', { years: Math.max(0, Math.floor(age / 365.25)) });
  return { bornOn: null, gender };
}

function readDay(reader: RowReader<RosterField>, field: RosterField, settings: RowSettings): Day | null {
  const { cell, text } = reader.get(field);
  if (text === '' || /^[-–—.]+$/.test(text)) return null;
  if (field === 'toOn' && /^(nay|hien nay|đến nay|hiện nay|nay\.?)$/i.test(text)) return null;
  const parsed = parseDayCell({ ...cell, text }, settings.epoch1904);
  const exchange = settings.exchanged.get(field);
  if (!parsed.ok) {
    const day = parsed.code === 'day.monthFirst' ? monthFirstDay(parsed.params) : null;
    if (day && settings.pending.has(field)) return null;
    if (day && exchange === 'text') {
      reader.note('day.exchanged', reader.data.row.number, text, showDay(day));
      return day;
    }
    reader.problem(field, parsed.code, parsed.params);
    return null;
  }
  const shown = showDay(parsed.day);
  const time = timeOf(cell, text);
  const { from } = parsed;
  if (from === 'serial' || from === 'packed' || from === 'instant')
    reader.note(`day.${from}`, reader.data.row.number, text, shown);
  else if (time !== '') reader.note('day.time', reader.data.row.number, `${shown} ${time}`, shown);
  if (parsed.from !== exchange) return parsed.day;
  const day = swapDay(parsed.day) ?? parsed.day;
  if (day !== parsed.day) reader.note('day.exchanged', reader.data.row.number, shown, showDay(day));
  return day;
}

/** `04/25/1999`: the 25th of April. */
function monthFirstDay({ day, month, year }: { day: number; month: number; year: number }): Day | null {
  const two = (n: number) => String(n).padStart(2, '0');
  const turned = `${year}-${two(day)}-${two(month)}`;
  return isDay(turned) ? turned : null;
}

/** The time of day beside a day, which is left out; '' for none or midnight. */
function timeOf(cell: Cell, text: string): string {
  const minutes = cell.kind === 'date' && cell.number ? Math.round((cell.number % 1) * 1440) % 1440 : 0;
  if (minutes > 0) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return /\b(?!0?0:00)\d{1,2}:\d{2}/.exec(text)?.[0] ?? '';
}

function readPhone(reader: RowReader<RosterField>): string | null {
  const { text } = reader.get('phone');
  if (text === '' || /^[-–—.]+$/.test(text)) return null;
  const parsed = parsePhone(text);
  if (!parsed.ok) reader.problem('phone', parsed.code, parsed.params);
  else if (parsed.changed)
    reader.note(`phone.${parsed.changed}`, reader.data.row.number, text, showPhone(parsed.phone));
  return parsed.ok ? parsed.phone : null;
}

function readEmail(reader: RowReader<RosterField>): string | null {
  return readWord(reader, 'email', parseEmail, 'email.invalid');
}

function readTitle(reader: RowReader<RosterField>, all: RosterTitle | null): RosterTitle | null {
  if (!reader.has('title')) return all;
  const title = readWord(reader, 'title', parseTitle, 'title.unknown');
  if (!title && reader.get('title').text === '') reader.problem('title', 'title.missing');
  return title;
}

function readWord<T>(
  reader: RowReader<RosterField>,
  field: RosterField,
  parse: (text: string) => T | null,
  code: 'gender.unknown' | 'how.unknown' | 'title.unknown' | 'email.invalid',
): T | null {
  const { text } = reader.get(field);
  if (text === '' || /^[-–—.]+$/.test(text)) return null;
  const value = parse(text);
  if (value === null) reader.problem(field, code);
  return value;
}
