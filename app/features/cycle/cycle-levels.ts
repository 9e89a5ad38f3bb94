/** What a new cycle starts from in this province: the cycle before it, set right by the levels that exist today. */
import type { UnitLevel } from '~/features/organisation/organisation';
import { type CycleSettings, defaultSettings, linkingLevels } from './cycle';
import { type CycleForm, cycleFormOf } from './cycle-form';

/** Units in force in the province, by level; since 07/2025 most provinces have no districts. */
export type LevelCounts = Partial<Record<UnitLevel, number>>;

/** A form's levels from the lowest up. */
const upwards = ['grassroots', 'district', 'province'] as const;

/** Settings in which every level has units: what the last cycle had where it still fits, else the lowest above the branches. */
export function startSettings(levels: LevelCounts, before?: CycleSettings): CycleSettings {
  const base = before ?? defaultSettings;
  const has = (level: UnitLevel) => (levels[level] ?? 0) > 0;
  const lowest = upwards.find(has) ?? 'grassroots';
  const isKept = before !== undefined && has(before.nominatingLevel);
  const nominatingLevel = isKept ? before.nominatingLevel : lowest;
  return {
    ...base,
    superior: has(base.superior.level) ? base.superior : { ...base.superior, level: lowest },
    nominatingLevel,
    defaultQuota: isKept ? before.defaultQuota : quotaFor(levels[nominatingLevel] ?? 0, base.awards),
    linking: base.linking && has(base.linking.level) ? base.linking : null,
  };
}

/** Half as many again as are to be honoured, spread over the units: at least one each, and no more than four. */
function quotaFor(units: number, awards: number): number {
  return Math.min(4, Math.max(1, Math.ceil((1.5 * awards) / Math.max(1, units))));
}

/** The cycle's form over these levels: also what is filled in behind a choice still off names a level that exists. */
export function formOver(levels: LevelCounts, cycle: Parameters<typeof cycleFormOf>[0]): CycleForm {
  const form = cycleFormOf(cycle);
  if (form.linking.use === 'yes') return form;
  const level = linkingLevels.find((one) => (levels[one] ?? 0) > 0) ?? 'grassroots';
  return { ...form, linking: { ...form.linking, level } };
}
