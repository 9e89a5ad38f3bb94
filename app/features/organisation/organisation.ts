/** The words of the organisation: unit types, titles and the facts about people that several nouns need. Data, not rules. */

/** Where a unit type stands: its height in the tree (0 = centre) and, for branches, which kind of youth it gathers. */
export type UnitLevel = 'centre' | 'province' | 'district' | 'grassroots' | 'branch';
export type BranchKind = 'residential' | 'class' | 'agency' | 'enterprise';

export const branchKinds: readonly BranchKind[] = ['residential', 'class', 'agency', 'enterprise'];

/** Rows of table unit_type; a province may add its own (the word between province and commune is data). */
type UnitType = {
  code: string;
  nameVi: string;
  nameEn: string;
  level: UnitLevel;
  branchKind: BranchKind | null;
};

export const unitTypes: readonly UnitType[] = [
  { code: 'CENTRE', nameVi: 'Trung ương Đoàn', nameEn: 'Central Union', level: 'centre', branchKind: null },
  {
    code: 'PROVINCE',
    nameVi: 'Tỉnh Đoàn, Thành Đoàn',
    nameEn: 'Provincial union',
    level: 'province',
    branchKind: null,
  },
  {
    code: 'DISTRICT',
    nameVi: 'Huyện Đoàn, Thị Đoàn, Thành Đoàn',
    nameEn: 'District union',
    level: 'district',
    branchKind: null,
  },
  { code: 'BLOC', nameVi: 'Đoàn Khối', nameEn: 'Bloc union', level: 'district', branchKind: null },
  {
    code: 'ATTACHED',
    nameVi: 'Đoàn trực thuộc',
    nameEn: 'Attached union',
    level: 'district',
    branchKind: null,
  },
  { code: 'COMMUNE', nameVi: 'Đoàn xã', nameEn: 'Commune union', level: 'grassroots', branchKind: null },
  { code: 'WARD', nameVi: 'Đoàn phường', nameEn: 'Ward union', level: 'grassroots', branchKind: null },
  { code: 'TOWN', nameVi: 'Đoàn thị trấn', nameEn: 'Township union', level: 'grassroots', branchKind: null },
  {
    code: 'SPECIAL_ZONE',
    nameVi: 'Đoàn đặc khu',
    nameEn: 'Special-zone union',
    level: 'grassroots',
    branchKind: null,
  },
  {
    code: 'GRASSROOTS',
    nameVi: 'Đoàn cơ sở',
    nameEn: 'Grassroots union',
    level: 'grassroots',
    branchKind: null,
  },
  {
    code: 'BRANCH_RESIDENTIAL',
    nameVi: 'Chi đoàn ấp, khóm',
    nameEn: 'Residential branch',
    level: 'branch',
    branchKind: 'residential',
  },
  {
    code: 'BRANCH_CLASS',
    nameVi: 'Chi đoàn lớp',
    nameEn: 'Class branch',
    level: 'branch',
    branchKind: 'class',
  },
  {
    code: 'BRANCH_AGENCY',
    nameVi: 'Chi đoàn cơ quan',
    nameEn: 'Agency branch',
    level: 'branch',
    branchKind: 'agency',
  },
  {
    code: 'BRANCH_ENTERPRISE',
    nameVi: 'Chi đoàn doanh nghiệp',
    nameEn: 'Enterprise branch',
    level: 'branch',
    branchKind: 'enterprise',
  },
];

/**
 * What holding a title lets a person do in the product, on the unit and all below it:
 * `manage` keeps rosters and runs its level; `member` sits on a branch committee; `read` sees and changes nothing.
 */
export type Power = 'manage' | 'member' | 'read';

/** Rows of table title. `power` counts at union level; in a branch everybody is `member`. */
type Title = { code: string; nameVi: string; nameEn: string; power: Power; position: number };

export const titles: readonly Title[] = [
  { code: 'SECRETARY', nameVi: 'Bí thư', nameEn: 'Secretary', power: 'manage', position: 1 },
  {
    code: 'DEPUTY_SECRETARY',
    nameVi: 'Phó Bí thư',
    nameEn: 'Deputy secretary',
    power: 'manage',
    position: 2,
  },
  {
    code: 'STANDING_MEMBER',
    nameVi: 'Ủy viên Ban Thường vụ',
    nameEn: 'Standing committee member',
    power: 'manage',
    position: 3,
  },
  { code: 'OFFICER', nameVi: 'Cán bộ Đoàn phụ trách', nameEn: 'Union officer', power: 'manage', position: 4 },
  {
    code: 'COMMITTEE_MEMBER',
    nameVi: 'Ủy viên Ban Chấp hành',
    nameEn: 'Committee member',
    power: 'member',
    position: 5,
  },
  { code: 'READER', nameVi: 'Người theo dõi', nameEn: 'Reader', power: 'read', position: 6 },
];

export type Gender = 'male' | 'female';
export type HowAppointed = 'elected' | 'appointed';

/** Codes of the official yearly grade, decided elsewhere and only recorded here (domain: four levels). */
export const officialGrades = ['EXCELLENT', 'GOOD', 'FULFILLED', 'NOT_FULFILLED'] as const;
export type OfficialGrade = (typeof officialGrades)[number];
