/** Names of a cycle's parts, in the reader's language. Static tables: only what a page uses is sent to the browser. */
import type { UnitLevel } from '~/features/organisation/organisation';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { CycleKind, CycleState, EligibilityRule, Phase, RaterKind } from './cycle';

const phaseNames: Record<Phase, () => string> = {
  self: m.cycle_phase_self,
  peer: m.cycle_phase_peer,
  superior: m.cycle_phase_superior,
  review: m.cycle_phase_review,
  nomination: m.cycle_phase_nomination,
  shortlist: m.cycle_phase_shortlist,
  decision: m.cycle_phase_decision,
  publication: m.cycle_phase_publication,
};

/** As said after “và”, when two phases run at once. */
const phaseAnds: Record<Phase, () => string> = {
  self: m.cycle_phase_and_self,
  peer: m.cycle_phase_and_peer,
  superior: m.cycle_phase_and_superior,
  review: m.cycle_phase_and_review,
  nomination: m.cycle_phase_and_nomination,
  shortlist: m.cycle_phase_and_shortlist,
  decision: m.cycle_phase_and_decision,
  publication: m.cycle_phase_and_publication,
};

const kindNames: Record<CycleKind, () => string> = {
  ANNUAL: m.cycle_kind_annual,
  MID_YEAR: m.cycle_kind_mid_year,
  QUARTER: m.cycle_kind_quarter,
  AD_HOC: m.cycle_kind_ad_hoc,
  BASELINE: m.cycle_kind_baseline,
};

const stateNames: Record<CycleState, () => string> = {
  draft: m.cycle_state_draft,
  open: m.cycle_state_open,
  closed: m.cycle_state_closed,
};

const roleNames: Record<RaterKind, () => string> = {
  self: m.cycle_role_self,
  peer: m.cycle_role_peer,
  superior: m.cycle_role_superior,
};

const levelNames: Record<UnitLevel, () => string> = {
  centre: m.cycle_level_centre,
  province: m.cycle_level_province,
  district: m.cycle_level_district,
  grassroots: m.cycle_level_grassroots,
  branch: m.cycle_level_branch,
};

const ruleNames: Record<EligibilityRule['rule'], () => string> = {
  minMonthsAsSecretary: m.cycle_rule_min_months_as_secretary,
  personGradeIn: m.cycle_rule_person_grade_in,
  branchGradeIn: m.cycle_rule_branch_grade_in,
  noDisciplineMonths: m.cycle_rule_no_discipline_months,
  assessmentCompleted: m.cycle_rule_assessment_completed,
  notSameHonourYears: m.cycle_rule_not_same_honour_years,
  minAge: m.cycle_rule_min_age,
};

const titleNames: Record<string, () => string> = {
  SECRETARY: m.cycle_title_secretary,
  DEPUTY_SECRETARY: m.cycle_title_deputy_secretary,
  STANDING_MEMBER: m.cycle_title_standing_member,
  OFFICER: m.cycle_title_officer,
  COMMITTEE_MEMBER: m.cycle_title_committee_member,
};

/** “Tự đánh giá”, “Đồng cấp đánh giá”, … */
export const phaseName = (phase: Phase) => phaseNames[phase]();
export const phaseAnd = (phase: Phase) => phaseAnds[phase]();
export const cycleKindName = (kind: CycleKind) => kindNames[kind]();
export const stateName = (state: CycleState) => stateNames[state]();
export const roleName = (role: RaterKind) => roleNames[role]();
export const unitLevelName = (level: UnitLevel) => levelNames[level]();
/** “Cơ sở (xã, phường, thị trấn): 124 đơn vị”. */
export const levelWithUnits = (level: UnitLevel, units: Partial<Record<UnitLevel, number>>) =>
  m.cycle_level_units({ level: unitLevelName(level), units: showCount(units[level] ?? 0) });
/** The rule as a heading, without its number. */
export const ruleName = (rule: EligibilityRule['rule']) => ruleNames[rule]();
export const titleName = (code: string) => titleNames[code]?.() ?? code;
