/** What a new cycle starts from in this province: the cycle before it, set right by the levels that exist today. */
import type { UnitLevel } from '~/features/organisation/organisation';
import { type CycleSettings, defaultSettings } from '../cycle';
import { type CycleForm, cycleFormOf } from './form';

/** Units in force in the province, by level; since 07/2025 most provinces have no districts. */
export type LevelCounts = Partial<Record<UnitLevel, number>>;

/** What the province has to put behind a cycle: units by level, and how many branches stand below units of each. */
export type Levels = { units: LevelCounts; reach: LevelCounts };

/**
 * Settings in which every level has units: what the last cycle had (or the defaults) where that level still stands above
 * the branches, else the lowest one that stands above most of them. A few units left of a level, such as a bloc of
 * agencies, are no level to nominate at.
 */
export function startSettings({ units, reach }: Levels, before?: CycleSettings): CycleSettings {
  const base = before ?? defaultSettings;
  const has = (level: UnitLevel) => (units[level] ?? 0) > 0;
  const reached = (level: UnitLevel) => reach[level] ?? 0;
  const [low, high] = [reached('grassroots'), reached('district')];
  const widest = low + high === 0 ? 'province' : high > low ? 'district' : 'grassroots';
  const isKept = has(base.nominatingLevel) && reached(base.nominatingLevel) >= reached(widest);
  const nominatingLevel = isKept ? base.nominatingLevel : widest;
  const { awards } = base;
  return {
    ...base,
    superior: has(base.superior.level) ? base.superior : { ...base.superior, level: widest },
    nominatingLevel,
    defaultQuota: isKept && before ? before.defaultQuota : quotaFor(units[nominatingLevel] ?? 0, awards),
    linking: base.linking && has(base.linking.level) ? base.linking : null,
  };
}

/** Half as many again as are to be honoured, spread over the units: at least one each, and no more than four. */
function quotaFor(units: number, awards: number): number {
  return Math.min(4, Math.max(1, Math.ceil((1.5 * awards) / Math.max(1, units))));
}

/** The cycle's form over these levels: also what is filled in behind a choice still off names a level that exists. */
export function formOver({ reach }: Levels, cycle: Parameters<typeof cycleFormOf>[0]): CycleForm {
  const form = cycleFormOf(cycle);
  if (form.linking.use === 'yes') return form;
  const [district, grassroots] = [reach.district ?? 0, reach.grassroots ?? 0];
  const level = district > 0 && district >= grassroots ? 'district' : 'grassroots';
  return { ...form, linking: { ...form.linking, level } };
}
