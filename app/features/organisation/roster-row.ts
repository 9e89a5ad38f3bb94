import { type Day, daysBetween, showDay } from '~/lib/date';
import { tidy } from '~/lib/text';
import type { Gender, HowAppointed } from './organisation';
import { joinName, type PersonName, properCase, splitName, strangeCharacter } from './person-name';
import { parsePhone, showPhone } from './phone';
import type { RosterField } from './roster-columns';
import { parseDayCell, swapDay } from './roster-day';
import { parseEmail, parseGender, parseHow, type RosterTitle } from './roster-values';
import type { RowReader } from './sheet-reader';
import { otherPosts, parseTitle } from './title-words';

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
  /** Fields whose date cells have day and month exchanged. */
  exchanged: ReadonlySet<RosterField>;
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
  if (joinedUnionOn && joinedUnionOn > settings.today) reader.problem('joinedUnionOn', 'day.future');
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
    note: reader.get('note').text,
  };
}

function readName(reader: RowReader<RosterField>, spilled: string): PersonName {
  const whole = reader.get('fullName').text;
  const parts = (['hoDem', 'ho', 'dem'] as const).map((field) => reader.get(field).text);
  const field = reader.has('fullName') ? 'fullName' : 'ten';
  const given = properCase(spilled || reader.get('ten').text);
  const before = tidy(`${whole} ${parts.join(' ')}`);
  const typed = tidy(`${before} ${spilled || reader.get('ten').text}`);
  let name = splitName(typed);
  if (given !== '' && before !== '') {
    const [ho = '', ...dem] = properCase(before).split(' ');
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
  const column = (['bornOn', 'bornOnMale', 'bornOnFemale'] as const).find(
    (field) => reader.get(field).text !== '',
  );
  const bornOn = column ? readDay(reader, column, settings) : null;
  let gender = readWord(reader, 'gender', parseGender, 'gender.unknown');
  if (column === 'bornOnMale') gender ??= 'male';
  if (column === 'bornOnFemale') gender ??= 'female';
  if (!gender && reader.get('female').text !== '') gender = 'female';
  if (
    !gender &&
    (reader.get('male').text !== '' || (reader.has('female') && !reader.has('male') && !reader.has('gender')))
  )
    gender = 'male';
  const age = bornOn ? daysBetween(bornOn, settings.today) : AGES.least;
  if (!column || (age >= AGES.least && age <= AGES.most)) return { bornOn, gender };
  reader.problem(column, 'day.age', { years: Math.max(0, Math.floor(age / 365.25)) });
  return { bornOn: null, gender };
}

function readDay(reader: RowReader<RosterField>, field: RosterField, settings: RowSettings): Day | null {
  const { cell, text } = reader.get(field);
  if (text === '' || /^[-–—.]+$/.test(text)) return null;
  if (field === 'toOn' && /^(nay|hien nay|đến nay|hiện nay|nay\.?)$/i.test(text)) return null;
  const parsed = parseDayCell({ ...cell, text }, settings.epoch1904);
  if (!parsed.ok) {
    reader.problem(field, parsed.code, parsed.params);
    return null;
  }
  const shown = showDay(parsed.day);
  if (parsed.from === 'serial') reader.note('day.serial', reader.data.row.number, text, shown);
  if (parsed.from !== 'date' || !settings.exchanged.has(field)) return parsed.day;
  const day = swapDay(parsed.day) ?? parsed.day;
  if (day !== parsed.day) reader.note('day.exchanged', reader.data.row.number, shown, showDay(day));
  return day;
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
