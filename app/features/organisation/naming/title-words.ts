/** The title a cell names: its first words, and the organisation right after them. A proper name never tells. */
import { remember } from '~/lib/remember';
import { tidy } from '~/lib/text';
import { type RosterTitle, rosterTitles } from '../sheet/roster-values';
import { countWords, firstSaid, says, speak } from './spoken-words';

const words = (title: RosterTitle, phrases: string) =>
  phrases.split(', ').map((phrase) => [phrase, title] as const);

const titles: readonly (readonly [string, RosterTitle])[] = [
  ...words(
    'DEPUTY_SECRETARY',
    'phó bí thư, p bí thư, phó bt, p bt, pbt, pb thư, phó b thư, pbtcđ, deputy secretary, deputy',
  ),
  ...words('SECRETARY', 'bí thư, bt, b thư, btcđ, q bí thư, quyền bí thư, q bt, secretary'),
  ...words(
    'STANDING_MEMBER',
    'ủy viên ban thường vụ, ủy viên thường vụ, ủy viên btv, ủy viên bantv, ủy viên tv, uv ban thường vụ, uv thường vụ, uv btv, uv tv, uvbtv, uvtv, thường vụ',
  ),
  ...words(
    'COMMITTEE_MEMBER',
    'ủy viên ban chấp hành, ủy viên chấp hành, ủy viên bch, uv ban chấp hành, uv chấp hành, uv bch, uvbch, uv bchđ',
  ),
  ...words('OFFICER', 'cán bộ, chuyên trách, phụ trách, chuyên viên, officer'),
  ...words('MEMBER', 'đoàn viên, đv, member'),
];

/** `Ủy viên` alone says too little unless nothing or a unit of the Union follows. */
const members = [['ủy viên'], ['uv']] as const;

/** Other organisations with secretaries and committees of their own. */
const strangers = [
  'đảng',
  'đảng bộ',
  'đảng ủy',
  'chi bộ',
  'chi ủy',
  'hội lhtn',
  'hội lhtnvn',
  'hội liên hiệp',
  'hội sinh viên',
  'hội sv',
  'hội phụ nữ',
  'hội nông dân',
  'hội cựu',
  'hội ccb',
  'hội đồng',
  'hội chữ',
  'đội tntp',
  'đội thiếu niên',
  'công đoàn',
  'ubkt',
  'ủy ban kiểm tra',
];

/** The title, or null for a Party or unknown post. Of several in one cell, the highest in the Union. */
export const parseTitle = remember((text): RosterTitle | null => {
  const found = partsOf(text).flatMap((part) => titleOf(part) ?? []);
  return rosterTitles.find((title) => found.includes(title)) ?? null;
});

/** What else a cell of several posts says (`Bí thư Chi đoàn, Phó Chủ tịch Hội`); '' when it names one. */
export const otherPosts = remember((text): string => {
  const title = parseTitle(text);
  const parts = partsOf(text);
  const taken = parts.findIndex((part) => titleOf(part) === title);
  return parts.filter((part, index) => index !== taken && isPost(part)).join(', ');
});

/** A place after a comma (`Bí thư Chi đoàn ấp 1, xã Mẫu`) is no post. */
function isPost(part: string): boolean {
  const spoken = speak(part);
  return (
    titleOf(part) !== null ||
    firstSaid(spoken, titles) !== null ||
    firstSaid(spoken, [['chủ tịch'], ['phó chủ tịch'], ['trưởng'], ['phó'], ['tổng phụ trách']] as const) !==
      null
  );
}

function partsOf(text: string): string[] {
  return tidy(text)
    .split(/\s*[,;/+&]\s*|\s+kiêm\s+|\s+[-–]\s+/i)
    .filter(Boolean);
}

function titleOf(part: string): RosterTitle | null {
  const spoken = speak(part);
  const [phrase, title] = firstSaid(spoken, titles) ?? [null, null];
  if (phrase === null) {
    const member = firstSaid(spoken, members);
    const at = member ? countWords(member[0]) : 0;
    const isOurs = at === spoken.words.length || says(spoken, 'chi đoàn', at) || says(spoken, 'đoàn', at);
    return member && isOurs ? 'COMMITTEE_MEMBER' : null;
  }
  const at = countWords(phrase);
  const rest = spoken.words.slice(at);
  const isBare = rest.length === 1 && (says(spoken, 'hội', at) || says(spoken, 'đội', at));
  return isBare || strangers.some((stranger) => says(spoken, stranger, at)) ? null : title;
}
