/** What a field of the cycle's form is called, for a list of complaints far from the fields. */
import { m } from '~/paraglide/messages';
import { phases } from '../cycle';
import { phaseName, roleName, ruleName } from '../cycle-words';
import { eligibilityRules } from './form';

const names: Record<string, () => string> = {
  name: m.cycle_field_name,
  kind: m.cycle_field_kind,
  year: m.cycle_field_year,
  frameworkId: m.cycle_field_framework,
  missingRole: m.cycle_field_missing,
  aggregate: m.cycle_field_aggregate,
  peersAssigned: m.cycle_field_peers_assigned,
  peersNeeded: m.cycle_field_peers_needed,
  superiorLevel: m.cycle_field_superior_level,
  superiorTitles: m.cycle_field_superior_titles,
  'linking.use': m.cycle_field_linking_use,
  'linking.level': m.cycle_field_linking_level,
  'linking.perUnit': m.cycle_field_linking_people,
  'linking.ratersEach': m.cycle_field_linking_raters,
  'linking.titles': m.cycle_field_linking_titles,
  nominatingLevel: m.cycle_field_nominating_level,
  defaultQuota: m.cycle_field_default_quota,
  honourName: m.cycle_field_honour_name,
  awards: m.cycle_field_awards,
};

const parts: Record<string, () => string> = {
  startsAt: m.cycle_field_starts,
  endsAt: m.cycle_field_ends,
  effect: m.cycle_field_effect,
  value: m.cycle_field_rule_value,
  grade: m.cycle_field_rule_grade,
  source: m.cycle_field_rule_source,
};

/** “Đồng cấp đánh giá, Kết thúc”; null for a path of another form. */
export function cycleFieldName(path: string): string | null {
  const [group, key, part] = path.split('.');
  const own = names[path]?.();
  if (own) return own;
  const within = parts[part ?? '']?.();
  const phase = phases.find((one) => one === key);
  if (group === 'phases' && phase && within) return `${phaseName(phase)}, ${within}`;
  const rule = eligibilityRules.find((one) => one.rule === key);
  if (group === 'eligibility' && rule && within) return `${ruleName(rule.rule)}, ${within}`;
  if (group === 'weights' && (key === 'self' || key === 'peer' || key === 'superior'))
    return `${m.cycle_field_weights()}, ${roleName(key)}`;
  return null;
}
