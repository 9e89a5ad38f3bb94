/** Sentences for the complaints of this noun's forms. */
import { m } from '~/paraglide/messages';

export const cycleIssueTexts: Record<string, () => string> = {
  'cycle.endBeforeStart': m.cycle_refusal_end_before_start,
  'cycle.phaseBeforePrevious': m.cycle_refusal_phase_before_previous,
  'cycle.yearRange': m.cycle_refusal_year_range,
  'cycle.frameworkRequired': m.cycle_refusal_framework_required,
  'cycle.weightNegative': m.cycle_refusal_weight_negative,
  'cycle.weightsZero': m.cycle_refusal_weights_zero,
  'cycle.peersRange': m.cycle_refusal_peers_range,
  'cycle.peersNeededLow': m.cycle_refusal_peers_needed_low,
  'cycle.neededOverAssigned': m.cycle_refusal_needed_over_assigned,
  'cycle.titlesRequired': m.cycle_refusal_titles_required,
  'cycle.linkingNeedless': m.cycle_refusal_linking_needless,
  'cycle.linkingPeopleRange': m.cycle_refusal_linking_people_range,
  'cycle.linkingRatersRange': m.cycle_refusal_linking_raters_range,
  'cycle.quotaRange': m.cycle_refusal_quota_range,
  'cycle.awardsRange': m.cycle_refusal_awards_range,
  'cycle.ruleValueRange': m.cycle_refusal_rule_value_range,
  'cycle.reasonRequired': m.cycle_refusal_reason_required,
};
