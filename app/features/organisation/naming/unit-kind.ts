/** What kind of unit a name speaks of: the words before the proper name tell, never the proper name itself. */
import { unitTypes } from '../organisation';
import { countWords, firstSaid, type Spoken, says, speak } from './spoken-words';

/**
 * “Thành Đoàn” and “thành phố” name a union of province level (under the centre) or of district level (under a province):
 * the unit above tells which. Not a code of table unit_type.
 */
export const cityUnion = 'PROVINCE|DISTRICT';

/** `code` null: the words do not say. `guess`: what the clerk is offered first when asked. */
type UnitKind = { code: string | null; guess: string | null };

const unclear: UnitKind = { code: null, guess: null };

/** Said before everything else, and of no weight: `BCH Đoàn TNCS Hồ Chí Minh xã …`, `cấp huyện`. */
const fillers = [
  'ban chấp hành',
  'bch',
  'ban thường vụ',
  'btv',
  'tổ chức',
  'đơn vị',
  'cấp',
  'đoàn cấp',
  'đoàn thanh niên cộng sản hồ chí minh',
  'đoàn thanh niên cộng sản hcm',
  'đoàn tncs hồ chí minh',
  'đoàn tncshcm',
  'đoàn tncs hcm',
  'đoàn tncs',
  'đoàn thanh niên',
  'đoàn tn',
].map((phrase) => [phrase] as const);

/** Unions, by the words their names begin with. */
const unions: readonly (readonly [string, string])[] = [
  ['thành phố trực thuộc trung ương', 'PROVINCE'],
  ['thành phố thuộc trung ương', 'PROVINCE'],
  ['thành phố trung ương', 'PROVINCE'],
  ['thành phố trực thuộc tw', 'PROVINCE'],
  ['thành phố thuộc tw', 'PROVINCE'],
  ['thành phố tw', 'PROVINCE'],
  ['thành phố trực thuộc', 'DISTRICT'],
  ['thành phố thuộc', 'DISTRICT'],
  ['trung ương đoàn', 'CENTRE'],
  ['tw đoàn', 'CENTRE'],
  ['tỉnh đoàn', 'PROVINCE'],
  ['huyện đoàn', 'DISTRICT'],
  ['quận đoàn', 'DISTRICT'],
  ['xã đoàn', 'COMMUNE'],
  ['phường đoàn', 'WARD'],
  ['thành đoàn', cityUnion],
  ['thành phố', cityUnion],
  ['tỉnh', 'PROVINCE'],
  ['huyện', 'DISTRICT'],
  ['quận', 'DISTRICT'],
  ['thị đoàn', 'DISTRICT'],
  ['thị xã', 'DISTRICT'],
  ['cụm', 'DISTRICT'],
  ['khối', 'BLOC'],
  ['trực thuộc', 'ATTACHED'],
  ['xã', 'COMMUNE'],
  ['phường', 'WARD'],
  ['thị trấn', 'TOWN'],
  ['đặc khu', 'SPECIAL_ZONE'],
  ['cơ sở', 'GRASSROOTS'],
  ['bộ phận', 'GRASSROOTS'],
];

/** Branches, by the words after `Chi đoàn`. */
const branches: readonly (readonly [string, string])[] = [
  ...[
    'ấp',
    'khóm',
    'thôn',
    'làng',
    'buôn',
    'bản',
    'bon',
    'plei',
    'phum',
    'xóm',
    'tổ dân phố',
    'tdp',
    'khu phố',
    'khu dân cư',
    'địa bàn',
    'dân cư',
    'khu vực',
    'khối phố',
    'tiểu khu',
    'liên ấp',
    'liên thôn',
  ].map((word) => [word, 'BRANCH_RESIDENTIAL'] as const),
  ...['lớp', 'trường học', 'sinh viên', 'học sinh'].map((word) => [word, 'BRANCH_CLASS'] as const),
  ...['cơ quan', 'đơn vị sự nghiệp', 'công an', 'quân sự', 'giáo viên', 'cán bộ giáo viên'].map(
    (word) => [word, 'BRANCH_AGENCY'] as const,
  ),
  ...['doanh nghiệp', 'công ty', 'nhà máy', 'xí nghiệp', 'hợp tác xã', 'htx'].map(
    (word) => [word, 'BRANCH_ENTERPRISE'] as const,
  ),
];

/** What stands for a kind only in the eye of a reader: offered, never taken. */
const offers: readonly (readonly [string, string])[] = [
  ...['khối', 'khu'].map((word) => [word, 'BRANCH_RESIDENTIAL'] as const),
  ...[
    'ủy ban nhân dân',
    'ubnd',
    'hội đồng nhân dân',
    'hđnd',
    'văn phòng',
    'phòng',
    'sở',
    'chi cục',
    'trung tâm',
    'trạm y tế',
    'trạm',
    'bệnh viện',
    'trường',
    'khối văn phòng',
    'khối cơ quan',
    'bộ đội',
    'biên phòng',
    'tòa án',
    'viện kiểm sát',
    'kho bạc',
  ].map((word) => [word, 'BRANCH_AGENCY'] as const),
  ...['ngân hàng', 'tổng kho', 'điện lực', 'bưu điện'].map((word) => [word, 'BRANCH_ENTERPRISE'] as const),
];

/** A school's union is said with the kind of school, so that `Đoàn Trường Sơn` is none. */
const schools = [
  'thpt',
  'thcs',
  'trung học',
  'phổ thông',
  'ptdtnt',
  'tiểu học',
  'mầm non',
  'trung cấp',
  'cao đẳng',
  'đại học',
  'chính trị',
  'dân tộc nội trú',
];

/** The kind that a unit's name, or the cell for its type, speaks of. */
export function unitKindOf(text: string): UnitKind {
  const coded = unitTypes.find(({ code }) => code === text.trim().toUpperCase().replace(/[ -]+/g, '_'));
  if (coded) return { code: coded.code, guess: coded.code };
  const spoken = withoutFillers(lengthen(speak(text)));
  if (says(spoken, 'chi đoàn')) return branchKind(spoken, says(spoken, 'cơ sở', 2) ? 4 : 2);
  if (spoken.words.length === 2 && says(spoken, 'trung ương')) return sure('CENTRE');
  const at = says(spoken, 'đoàn') ? 1 : 0;
  if (at === 1 && says(spoken, 'cơ sở', 1)) {
    const place = firstSaid(spoken, unions, 3);
    return sure(place && /^(COMMUNE|WARD|TOWN|SPECIAL_ZONE)$/.test(place[1]) ? place[1] : 'GRASSROOTS');
  }
  if (says(spoken, 'trường', at) && schools.some((word) => says(spoken, word, at + 1)))
    return at === 1 ? sure('GRASSROOTS') : offered('GRASSROOTS');
  if (at === 1 && says(spoken, 'khoa', 1)) return sure('GRASSROOTS');
  return at === 1 ? unionKind(spoken) : bareKind(spoken);
}

/** After `Đoàn` the kind stands whole: `Doan xa Tinh Khe` without diacritics is a commune still. */
function unionKind(spoken: Spoken): UnitKind {
  const found = firstSaid(spoken, unions, 1);
  return found ? sure(found[1]) : unclear;
}

/** `Xã Tịnh Khê`, `Huyện Đoàn …`, `ấp`: a lone word without diacritics may begin a proper name (`Tinh Khe`): asked. */
function bareKind(spoken: Spoken): UnitKind {
  const { words, isPlain } = spoken;
  if (says(spoken, 'xã hội')) return unclear;
  if (says(spoken, 'khối') && /^\d/.test(words[1] ?? '')) return offered('BRANCH_RESIDENTIAL');
  const home = firstSaid(spoken, branches);
  const found = home ?? firstSaid(spoken, unions);
  if (!found) return unclear;
  const [phrase, code] = found;
  const isWhole = words.length === countWords(phrase);
  const isLone = isPlain && countWords(phrase) === 1;
  return isWhole || (!isLone && (!home || code === 'BRANCH_RESIDENTIAL')) ? sure(code) : offered(code);
}

function offered(guess: string | null): UnitKind {
  return { code: null, guess };
}

function sure(code: string): UnitKind {
  return { code, guess: code };
}

/** `Chi đoàn …`: the word right after it tells, or nothing does. It is never a union. */
function branchKind(spoken: Spoken, at: number): UnitKind {
  const next = spoken.words[at] ?? '';
  const after = spoken.words[at + 1] ?? '';
  if (says(spoken, 'làng trẻ', at)) return offered('BRANCH_AGENCY');
  const isNumbered =
    /^\d+\p{L}?$/u.test(after) && ['khối', 'tổ', 'đội', 'khu'].some((w) => says(spoken, w, at));
  if (isNumbered) return sure('BRANCH_RESIDENTIAL');
  const found = firstSaid(spoken, branches, at);
  if (found) return sure(found[1]);
  if (/^\d{1,2}[a-z]\d{0,2}$/.test(next)) return offered('BRANCH_CLASS');
  return offered(firstSaid(spoken, offers, at)?.[1] ?? null);
}

function withoutFillers(spoken: Spoken): Spoken {
  const filler = firstSaid(spoken, fillers);
  if (!filler) return spoken;
  const words = spoken.words.slice(countWords(filler[0]));
  // `Tổ chức` alone, `Đoàn thanh niên` alone: nothing is left that could tell.
  return words.length === 0 ? spoken : withoutFillers({ ...spoken, words });
}

/** `TP`, `TX`, `CĐ` written out; a lone letter only after `Đoàn` (`Đoàn P. Bến Nghé`). */
function lengthen({ words, isPlain }: Spoken): Spoken {
  const short: Record<string, string> = { tp: 'thành phố', tx: 'thị xã', cđ: 'chi đoàn' };
  const letters: Record<string, string> = { x: 'xã', p: 'phường', q: 'quận', h: 'huyện' };
  const out = words.flatMap((word, index) => {
    if (index > 1) return word;
    const before = words[index - 1];
    const isAfterUnion = index === 1 && (before === 'đoàn' || (isPlain && before === 'doan'));
    const long = short[word] ?? (index === 0 && isPlain && word === 'cd' ? 'chi đoàn' : undefined);
    return (long ?? (isAfterUnion ? letters[word] : undefined))?.split(' ') ?? word;
  });
  return { words: out, isPlain };
}
