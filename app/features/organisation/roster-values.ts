import { fold } from '~/lib/text';
import type { Gender, HowAppointed } from './organisation';

/** Titles a roster may name; `MEMBER` is a member without a post. Codes of table title otherwise. */
export type RosterTitle =
  | 'SECRETARY'
  | 'DEPUTY_SECRETARY'
  | 'STANDING_MEMBER'
  | 'COMMITTEE_MEMBER'
  | 'OFFICER'
  | 'MEMBER';
export const rosterTitles: readonly RosterTitle[] = [
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'STANDING_MEMBER',
  'COMMITTEE_MEMBER',
  'OFFICER',
  'MEMBER',
];

/** Beginnings of a title, folded and without signs, the more telling ones first. */
const TITLES: readonly [RegExp, RosterTitle][] = [
  [/^(pho bi thu|p bi thu|p bt|pbt|pho bt|pb thu|deputy)\b/, 'DEPUTY_SECRETARY'],
  [/^(q |quyen )?(bi thu|bt|b thu|secretary)\b/, 'SECRETARY'],
  [/^(uy vien|uv) ?(ban thuong vu|btv|bantv|thuong vu|tv)\b/, 'STANDING_MEMBER'],
  [/^(uy vien|uv|uvbch)( ?(ban chap hanh|bch|chap hanh)| ?$)/, 'COMMITTEE_MEMBER'],
  [/^(can bo|chuyen trach|can bo doan|phu trach|chuyen vien|officer)\b/, 'OFFICER'],
  [/^(doan vien|dv|member)\b/, 'MEMBER'],
];

/** The title a cell names, its unit after it or not (`Bí thư Chi đoàn ấp Rạch Sâu`); null for a Party or unknown post. */
export function parseTitle(text: string): RosterTitle | null {
  const key = signless(text);
  if (/\b(dang|chi bo|dang uy|hoi|doi)\b/.test(key)) return null;
  return TITLES.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

export function parseGender(text: string): Gender | null {
  const key = signless(text);
  if (/^(nam|m|male|trai)$/.test(key)) return 'male';
  return /^(nu|f|female|gai)$/.test(key) ? 'female' : null;
}

/** Elected (`bầu`) or appointed (`chỉ định`, `bổ nhiệm`). */
export function parseHow(text: string): HowAppointed | null {
  const key = signless(text);
  if (/\b(chi dinh|bo nhiem|phan cong|cd|appointed)\b/.test(key)) return 'appointed';
  return /\b(bau|dai hoi|bau cu|elected)\b/.test(key) ? 'elected' : null;
}

/** An address in small letters, or null. Only its shape is checked: a message will show whether it is somebody's. */
export function parseEmail(text: string): string | null {
  const address = text
    .replace(/\s+/g, '')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(address) && !address.includes('..')
    ? address
    : null;
}

function signless(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
