/** The settings of a cycle in sentences: what counts, what happens when something is missing, who may be nominated. */
import { type Description, DescriptionList } from '~/components/description-list';
import { Details } from '~/components/details';
import { gradeName } from '~/features/organisation/organisation-words';
import { showCount, showPercent } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';
import type { CycleSettings, EligibilityRule, RaterKind } from './cycle';
import { cycleKindName, roleName, ruleName, titleName, unitLevelName } from './cycle-words';

type Described = {
  kind: Parameters<typeof cycleKindName>[0];
  settings: CycleSettings;
  frameworkNameVi: string;
  frameworkNameEn: string;
  frameworkVersion: number;
};

export function SettingsWords({ cycle }: { cycle: Described }) {
  const { settings } = cycle;
  const items: Description[] = [
    { key: 'kind', term: m.cycle_field_kind(), value: cycleKindName(cycle.kind) },
    { key: 'framework', term: m.cycle_field_framework(), value: frameworkText(cycle) },
    {
      key: 'weights',
      term: m.cycle_settings_weights(),
      value: (
        <>
          <p>{weightsText(settings)}</p>
          <p className="sm mute">{missingText(settings)}</p>
          <p className="sm mute">{aggregateText(settings)}</p>
        </>
      ),
    },
    {
      key: 'peers',
      term: m.cycle_role_peer(),
      value: m.cycle_settings_peers({ assigned: settings.peersAssigned, needed: settings.peersNeeded }),
    },
    {
      key: 'superior',
      term: m.cycle_role_superior(),
      value: m.cycle_settings_superior({
        titles: settings.superior.titles.map(titleName).join(', '),
        level: unitLevelName(settings.superior.level),
      }),
    },
    {
      key: 'linking',
      term: m.cycle_settings_linking(),
      value: settings.linking
        ? m.cycle_settings_linking_text({
            level: unitLevelName(settings.linking.level),
            people: settings.linking.perUnit,
            raters: settings.linking.ratersEach,
            titles: settings.linking.titles.map(titleName).join(', '),
          })
        : m.cycle_settings_linking_none(),
    },
    {
      key: 'nomination',
      term: m.cycle_phase_nomination(),
      value: m.cycle_settings_nomination({
        level: unitLevelName(settings.nominatingLevel),
        quota: showCount(settings.defaultQuota),
      }),
    },
    {
      key: 'awards',
      term: m.cycle_settings_awards(),
      value: m.cycle_settings_awards_text({ count: showCount(settings.awards), honour: settings.honourName }),
    },
  ];
  return (
    <>
      <DescriptionList items={items} />
      <Details summary={m.cycle_settings_rules({ count: settings.eligibility.length })}>
        <ul className="stack-s">
          {settings.eligibility.map((rule) => (
            <li key={rule.rule}>
              <b>{ruleText(rule)}</b>
              <p className="sm mute">
                {rule.effect === 'block' ? m.cycle_effect_block() : m.cycle_effect_warn()} ·{' '}
                {m.cycle_rule_source({ source: rule.source })}
              </p>
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}

/** “Khung …, bản 2”. */
export function frameworkText({
  frameworkNameVi,
  frameworkNameEn,
  frameworkVersion,
}: Pick<Described, 'frameworkNameVi' | 'frameworkNameEn' | 'frameworkVersion'>): string {
  const name = getLocale() === 'en' && frameworkNameEn ? frameworkNameEn : frameworkNameVi;
  return m.cycle_framework_version({ name, version: frameworkVersion });
}

/** “đồng cấp 40 %, cấp trên 60 %; tự đánh giá không cộng”: shares of the weights, which need not sum to 100. */
export function weightsText({ roleWeights }: CycleSettings): string {
  const roles = (['self', 'peer', 'superior'] as const satisfies readonly RaterKind[]).filter(
    (role) => roleWeights[role] > 0,
  );
  const total = roles.reduce((sum, role) => sum + roleWeights[role], 0);
  const shares = roles
    .map((role) => `${roleName(role)} ${showPercent(roleWeights[role], total)}`)
    .join(' · ');
  return roleWeights.self > 0 ? shares : m.cycle_weights_without_self({ shares });
}

export function missingText({ missingRole }: CycleSettings): string {
  return missingRole === 'none' ? m.cycle_missing_none() : m.cycle_missing_renormalise();
}

function aggregateText({ aggregate }: CycleSettings): string {
  return aggregate === 'item_first' ? m.cycle_aggregate_item_first() : m.cycle_aggregate_role_first();
}

function ruleText({ rule, value, grades }: EligibilityRule): string {
  if (grades)
    return m.cycle_rule_with_grades({ rule: ruleName(rule), grades: grades.map(gradeName).join(', ') });
  return value === undefined ? ruleName(rule) : m.cycle_rule_with_value({ rule: ruleName(rule), value });
}

type Version = { id: number; version: number; state: string; nameVi: string; nameEn: string };

/** Versions to choose from; a draft says that it must be published before the cycle opens. */
export function frameworkOptions(versions: readonly Version[]) {
  return versions.map(({ id, version, state, nameVi, nameEn }) => {
    const label = frameworkText({
      frameworkNameVi: nameVi,
      frameworkNameEn: nameEn,
      frameworkVersion: version,
    });
    return {
      value: String(id),
      label: state === 'draft' ? m.cycle_framework_draft({ framework: label }) : label,
    };
  });
}
