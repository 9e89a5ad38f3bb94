/** A cycle of assessment: its kinds, its phases in order, and the settings that are frozen when it opens. */
import type { UnitLevel } from '../organisation/organisation';

export const cycleKinds = ['ANNUAL', 'MID_YEAR', 'QUARTER', 'AD_HOC', 'BASELINE'] as const;
export type CycleKind = (typeof cycleKinds)[number];

export type CycleState = 'draft' | 'open' | 'closed';

/** Phases in the order of the year. Self and peer may overlap; a phase never starts before the one before it. */
export const phases = [
  'self',
  'peer',
  'superior',
  'review',
  'nomination',
  'shortlist',
  'decision',
  'publication',
] as const;
export type Phase = (typeof phases)[number];

export type PhaseWindow = { phase: Phase; startsAt: Date; endsAt: Date };

export type RaterKind = 'self' | 'peer' | 'superior';

/** A condition for being nominated: data, with what it rests on. `block` stops a submission, `warn` asks for a look. */
export type EligibilityRule = {
  rule:
    | 'minMonthsAsSecretary'
    | 'personGradeIn'
    | 'branchGradeIn'
    | 'noDisciplineMonths'
    | 'assessmentCompleted'
    | 'notSameHonourYears'
    | 'minAge';
  effect: 'block' | 'warn';
  /** Months, years or count, as the rule reads it. */
  value?: number;
  /** Grade codes for the grade rules. */
  grades?: string[];
  source: string;
};

/** Linking forms: superior forms across units, without which scores of different units cannot be compared. */
export type Linking = {
  /** People are drawn within each unit of this level. */
  level: (typeof linkingLevels)[number];
  /** People drawn in each unit, 1–20. */
  perUnit: number;
  /** The raters hold one of `titles` in the unit of this level that holds the cycle. */
  officeLevel: 'province';
  titles: string[];
  /** Linking forms for each person drawn, 1–5. */
  ratersEach: number;
  /** Drawn at opening and kept for good; whoever has it can repeat the draw. */
  seed?: number;
};

export const linkingLevels = ['district', 'grassroots'] as const;

/** Titles whose holders may rate as superior. */
export const superiorTitles = ['SECRETARY', 'DEPUTY_SECRETARY', 'STANDING_MEMBER', 'OFFICER'] as const;

export type CycleSettings = {
  /** Weights of the rater roles in the total; self is 0: it stands beside, never inside. */
  roleWeights: Record<RaterKind, number>;
  /** When a role has no answers for somebody: the weights of the others are scaled up ('renormalise'), or there is no total ('none'). */
  missingRole: 'renormalise' | 'none';
  /** `item_first` weighs roles inside each skill, `role_first` weighs skills inside each role. */
  aggregate: 'item_first' | 'role_first';
  peersAssigned: number;
  peersNeeded: number;
  /** Who rates as superior: holders of these titles in the ratee's nearest ancestor of this level. */
  superior: { level: UnitLevel; titles: string[] };
  /** Null, or absent in settings kept before there was such a thing: no linking forms. */
  linking?: Linking | null;
  /** Units of this level nominate. */
  nominatingLevel: UnitLevel;
  /** Nominations a unit may submit unless it has its own quota. */
  defaultQuota: number;
  /** How many the province means to honour. */
  awards: number;
  honourName: string;
  eligibility: EligibilityRule[];
  /** How fair scores are made, where the province departs from the defaults. */
  model?: {
    /** Fewer forms of others than this and there is no fair score. */
    formsNeeded?: number;
    /** How much a form of the role says in the model beside one of weight 1. */
    rolePrecision?: Partial<Record<RaterKind, number>>;
  };
};

/** Phases in force at an instant (start included, end excluded), in order. */
export function phasesAt(windows: readonly PhaseWindow[], at: Date): Phase[] {
  return inOrder(windows)
    .filter((w) => w.startsAt <= at && at < w.endsAt)
    .map((w) => w.phase);
}

/** Is `phase` in force at `at`? */
export function isPhaseOpen(windows: readonly PhaseWindow[], phase: Phase, at: Date): boolean {
  return phasesAt(windows, at).includes(phase);
}

/** The window of one phase, or undefined when the cycle has none. */
export function windowOf(windows: readonly PhaseWindow[], phase: Phase): PhaseWindow | undefined {
  return windows.find((w) => w.phase === phase);
}

/** The phase in force that ends first, else the next to start, else null (the year is over). */
export function currentPhase(windows: readonly PhaseWindow[], at: Date): PhaseWindow | null {
  const open = windows
    .filter((w) => w.startsAt <= at && at < w.endsAt)
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
  if (open[0]) return open[0];
  const next = windows
    .filter((w) => w.startsAt > at)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return next[0] ?? null;
}

export function inOrder(windows: readonly PhaseWindow[]): PhaseWindow[] {
  return [...windows].sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase));
}

/**
 * The rule pack a new cycle starts from. None of it is a published rule of a province: every line is a default
 * to be confirmed, and says so in `source`.
 */
export const defaultSettings: CycleSettings = {
  roleWeights: { self: 0, peer: 0.4, superior: 0.6 },
  missingRole: 'renormalise',
  aggregate: 'item_first',
  peersAssigned: 5,
  peersNeeded: 3,
  superior: { level: 'grassroots', titles: ['SECRETARY', 'DEPUTY_SECRETARY'] },
  linking: null,
  nominatingLevel: 'district',
  defaultQuota: 4,
  awards: 24,
  honourName: 'Bí thư Chi đoàn tiêu biểu',
  eligibility: [
    {
      rule: 'assessmentCompleted',
      effect: 'block',
      source: 'Mặc định của hệ thống: đủ phiếu tự đánh giá và phiếu cấp trên',
    },
    { rule: 'minMonthsAsSecretary', effect: 'warn', value: 12, source: 'Mặc định, chờ Tỉnh Đoàn xác nhận' },
    {
      rule: 'personGradeIn',
      effect: 'warn',
      grades: ['EXCELLENT', 'GOOD'],
      source: 'Mặc định, chờ Tỉnh Đoàn xác nhận',
    },
    {
      rule: 'branchGradeIn',
      effect: 'warn',
      grades: ['EXCELLENT', 'GOOD'],
      source: 'Mặc định, chờ Tỉnh Đoàn xác nhận',
    },
    { rule: 'noDisciplineMonths', effect: 'block', value: 12, source: 'Mặc định, chờ Tỉnh Đoàn xác nhận' },
    {
      rule: 'minAge',
      effect: 'block',
      value: 16,
      source: 'Người dưới 16 tuổi không đưa tên lên trang công khai',
    },
  ],
};
