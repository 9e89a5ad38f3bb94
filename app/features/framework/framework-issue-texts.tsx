/** The framework's complaint codes as sentences, for forms that check themselves in the browser. */
import { m } from '~/paraglide/messages';

export const frameworkIssueTexts: Record<string, () => string> = {
  'framework.nameTooLong': m.framework_refusal_name_too_long,
  'framework.levelTooLong': m.framework_refusal_level_too_long,
  'framework.noteTooLong': m.framework_refusal_note_too_long,
  'framework.weightNotPositive': m.framework_refusal_weight_not_positive,
  'framework.weightTooLarge': m.framework_refusal_weight_too_large,
  'framework.appliesToNone': m.framework_refusal_applies_to_none,
  'framework.fiveLevels': m.framework_refusal_five_levels,
  'framework.adoptedInFuture': m.framework_refusal_adopted_in_future,
};
