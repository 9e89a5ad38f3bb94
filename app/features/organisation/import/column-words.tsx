/** Names of the fields that a column may be read as, and of what became of it. */
import { m } from '~/paraglide/messages';
import type { ColumnFate } from '../sheet/columns';
import type { RosterField } from '../sheet/roster-columns';
import type { UnitField } from '../sheet/unit-columns';
import type { ImportKind } from './options';

type Field = RosterField | UnitField;

const names: Record<Field, () => string> = {
  position: m.people_map_position,
  unitCode: m.people_field_unit_code,
  unitName: m.people_field_unit,
  fullName: m.people_col_name,
  hoDem: m.people_map_ho_dem,
  ho: m.people_map_ho,
  dem: m.people_map_dem,
  ten: m.people_map_ten,
  bornOn: m.people_field_born_on,
  bornOnMale: m.people_map_born_on_male,
  bornOnFemale: m.people_map_born_on_female,
  gender: m.people_field_gender,
  male: m.people_map_male,
  female: m.people_map_female,
  phone: m.people_field_phone,
  email: m.people_field_email,
  title: m.people_field_title,
  fromOn: m.people_field_from_on,
  toOn: m.people_field_to_on,
  how: m.people_field_how,
  joinedUnionOn: m.people_field_joined_on,
  memberCode: m.people_field_member_code,
  note: m.people_map_note,
  code: m.people_field_code,
  name: m.people_field_unit_name,
  type: m.people_field_type,
  parentCode: m.people_field_parent_code,
  parentName: m.people_map_parent_name,
  from: m.people_field_valid_from,
  to: m.people_field_valid_to,
};

const roster: readonly RosterField[] = [
  'unitCode',
  'unitName',
  'fullName',
  'hoDem',
  'ho',
  'dem',
  'ten',
  'bornOn',
  'bornOnMale',
  'bornOnFemale',
  'gender',
  'male',
  'female',
  'phone',
  'email',
  'title',
  'fromOn',
  'toOn',
  'how',
  'joinedUnionOn',
  'memberCode',
  'note',
  'position',
];
const unit: readonly UnitField[] = [
  'code',
  'name',
  'type',
  'parentCode',
  'parentName',
  'from',
  'to',
  'note',
  'position',
];

/** What a column may be read as, in the order of the templates. */
export const columnFields: Record<ImportKind, readonly Field[]> = { roster, unit };

const fates: Record<ColumnFate, () => string> = {
  read: () => '',
  unknown: m.people_column_unknown,
  sensitive: m.people_column_sensitive,
  twice: m.people_column_twice,
  headless: m.people_column_unknown,
  skipped: m.people_column_skipped,
};

export function columnField(field: Field): string {
  return names[field]();
}

/** Why a column is not read; '' for one that is. */
export function columnFate(fate: ColumnFate): string {
  return fates[fate]();
}
