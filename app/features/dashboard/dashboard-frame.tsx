import type { ReactNode } from 'react';
import { EmptyState } from '~/components/page/empty-state';
import { Chips, Tabs } from '~/components/page/tabs';
import { Tag } from '~/components/tag';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { isCallTime } from './dashboard';
import type { FoundDashboard } from './dashboard-unit-queries.server';

export type DashboardPart = 'progress' | 'late' | 'means' | 'people';

type Props = {
  found: FoundDashboard;
  part: DashboardPart;
  /** People who owe forms; a tag beside the tab while it is worth a call. */
  late: number;
  now: Date;
  children: ReactNode;
};

/** The tabs of a unit's dashboard, the choice of cycle, and what a unit without any cycle sees. */
export function DashboardFrame({ found, part, late, now, children }: Props) {
  const { unit, cycles, cycle } = found;
  if (!cycle)
    return (
      <EmptyState level={2} title={m.dashboard_none_title()}>
        {m.dashboard_none_text()}
      </EmptyState>
    );
  const isCalling = isCallTime(cycle, now);
  const to = (name: DashboardPart) => dashboardPath(unit.id, name, { cycle: cycle.id });
  return (
    <div className="stack-l">
      {cycles.length > 1 && (
        <Chips
          items={cycles.map((one) => ({
            to: dashboardPath(unit.id, part, { cycle: one.id }),
            label: one.name,
            current: one.id === cycle.id,
          }))}
          label={m.dashboard_cycles()}
        />
      )}
      <Tabs
        items={[
          { to: to('progress'), label: m.dashboard_tab_progress(), current: part === 'progress' },
          {
            to: to('late'),
            label: isCalling ? (
              <>
                {m.dashboard_tab_late()} {late > 0 && <Tag kind="late">{showCount(late)}</Tag>}
              </>
            ) : (
              m.dashboard_tab_unsent()
            ),
            current: part === 'late',
          },
          { to: to('means'), label: m.dashboard_tab_means(), current: part === 'means' },
          { to: to('people'), label: m.dashboard_tab_people(), current: part === 'people' },
        ]}
        label={m.dashboard_tabs()}
      />
      {children}
    </div>
  );
}

/** The units above that the reader may look at, then this one. */
export function crumbsOf({ unit, above }: FoundDashboard) {
  if (above.length === 0) return undefined;
  return [...above.map(({ id, name }) => ({ to: `/dashboard/${id}`, label: name })), { label: unit.name }];
}

/** Address of a part, with what it keeps. */
export function dashboardPath(
  unitId: number,
  part: DashboardPart | 'export',
  keep: Record<string, string | number | null | undefined> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(keep)) if (value) query.set(name, String(value));
  const path = part === 'progress' ? `/dashboard/${unitId}` : `/dashboard/${unitId}/${part}`;
  return query.size > 0 ? `${path}?${query}` : path;
}
