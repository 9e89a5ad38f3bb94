/** Fields and values of the record in words. What has no words shows itself: an old entry is never hidden. */
import type { Phase } from '~/features/cycle/cycle';
import { phases } from '~/features/cycle/cycle';
import { phaseName } from '~/features/cycle/cycle-words';
import { showPhone } from '~/features/organisation/naming/phone';
import { gradeName } from '~/features/organisation/organisation-words';
import { isDay, showDay, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { DetailValue } from './record-details';

/** “Tự đánh giá: kết thúc”; the boxes that only hold others are left out. */
export function recordFieldName(path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  const outer = path.slice(0, -1).filter((part) => !boxes.has(part));
  return [...outer.map(partName), fields[last]?.() ?? partName(last)].join(': ');
}

export const noValue = '–';

/** Digits of a digest that tell it from others, as the record's own hashes are shown. */
const shownHash = 12;

/** A value as people write it. */
export function valueText(path: readonly string[], value: DetailValue | undefined): string {
  if (value === undefined || value === null || value === '') return noValue;
  if (typeof value === 'boolean') return value ? m.audit_value_yes() : m.audit_value_no();
  if (typeof value === 'number') return String(value);
  const key = path.at(-1) ?? '';
  if (key === 'phone') return showPhone(value);
  if (key === 'grade') return gradeName(value);
  if (/(hash|digest)$/i.test(key)) return value.slice(0, shownHash);
  if (isDay(value)) return showDay(value);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return showInstant(new Date(value));
  return (worded.has(key) && values[value]?.()) || value;
}

const boxes = new Set(['windows', 'settings', 'counts', 'checks', 'eligibility', 'params', 'statement']);

function partName(part: string): string {
  if (phases.includes(part as Phase)) return phaseName(part as Phase);
  return fields[part]?.() ?? part;
}

const worded = new Set([
  'state',
  'answer',
  'opinion',
  'gender',
  'how',
  'outcome',
  'effect',
  'titleCode',
  'wording',
]);

const values: Record<string, () => string> = {
  draft: m.audit_value_draft,
  open: m.audit_value_open,
  closed: m.audit_value_closed,
  published: m.audit_value_published,
  retired: m.audit_value_retired,
  submitted: m.audit_value_submitted,
  returned: m.audit_value_returned,
  withdrawn: m.audit_value_withdrawn,
  recorded: m.audit_value_recorded,
  given: m.audit_value_given,
  refused: m.audit_value_refused,
  agree: m.audit_value_agree,
  ask: m.audit_value_ask,
  pass: m.audit_value_pass,
  male: m.people_gender_male,
  female: m.people_gender_female,
  elected: m.people_how_elected,
  appointed: m.people_how_appointed,
};

const fields: Record<string, () => string> = {
  answer: m.audit_field_answer,
  at: m.audit_at,
  bornOn: m.people_field_born_on,
  change: m.audit_field_changed,
  closedReason: m.audit_field_reason,
  code: m.audit_field_code,
  competencyCode: m.audit_field_skill,
  create: m.audit_field_created,
  cycleId: m.audit_field_cycle,
  cyclePersonId: m.audit_field_ratee,
  day: m.audit_field_day,
  decidedOn: m.audit_field_decided_on,
  decisionNumber: m.audit_field_number,
  dem: m.audit_field_middle_name,
  digest: m.audit_field_hash,
  email: m.people_field_email,
  end: m.audit_field_ended,
  endsAt: m.audit_field_ends,
  endsAfter: m.audit_field_ends,
  error: m.audit_field_faulty,
  fileName: m.audit_field_file,
  from: m.audit_field_from,
  fromOn: m.people_field_from_on,
  fullName: m.people_col_name,
  gender: m.people_field_gender,
  grade: m.audit_field_grade,
  ho: m.audit_field_family_name,
  how: m.people_field_how,
  issuer: m.audit_field_issuer,
  inputHash: m.audit_field_hash,
  isRatee: m.audit_field_is_ratee,
  joinedUnionOn: m.people_field_joined_on,
  kind: m.audit_field_kind,
  leftAt: m.audit_field_left_at,
  leftReason: m.audit_field_reason,
  lockedAt: m.audit_field_locked_at,
  memberCode: m.people_field_member_code,
  name: m.audit_field_name,
  note: m.audit_field_note,
  number: m.audit_field_number,
  opinion: m.audit_field_opinion,
  order: m.audit_field_order,
  pairs: m.audit_field_pairs,
  parentId: m.audit_field_parent,
  people: m.audit_field_people,
  personId: m.audit_field_person,
  phone: m.people_field_phone,
  place: m.audit_field_place,
  publishedAt: m.audit_field_published_at,
  publishedBy: m.audit_field_published_by,
  quota: m.audit_field_quota,
  rateeId: m.audit_field_ratee,
  raters: m.audit_field_raters,
  ratees: m.audit_field_ratees,
  reason: m.audit_field_reason,
  revokedAt: m.audit_field_revoked_on,
  revokedOn: m.audit_field_revoked_on,
  revokedReason: m.audit_field_reason,
  rows: m.audit_field_rows,
  rowsDigest: m.audit_field_hash,
  same: m.audit_field_same,
  self: m.audit_field_self_forms,
  signedOn: m.audit_field_signed_on,
  signer: m.audit_field_signer,
  skip: m.audit_field_skipped,
  source: m.audit_field_source,
  startsAt: m.audit_field_starts,
  startsAfter: m.audit_field_starts,
  state: m.audit_field_state,
  superior: m.audit_field_superior_forms,
  ten: m.audit_field_given_name,
  textHash: m.audit_field_hash,
  titleCode: m.people_field_title,
  toOn: m.people_field_to_on,
  typeCode: m.people_field_type,
  unit: m.audit_field_unit,
  unitId: m.audit_field_unit,
  validFrom: m.people_field_valid_from,
  validTo: m.people_field_valid_to,
  version: m.audit_field_version,
  withdrawnAt: m.audit_field_withdrawn_at,
  year: m.audit_field_year,
};
