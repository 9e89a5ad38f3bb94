import { fold } from '~/lib/text';
import type { Gender, HowAppointed } from '../organisation';

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
