import type { ReactNode } from 'react';
import { Banner } from '~/components/page/banner';
import { Chips, Tabs } from '~/components/page/tabs';
import { type FactsCycle, factsOf } from '~/features/cycle/phase/facts';
import { m } from '~/paraglide/messages';
import { isPhaseOpen } from '../cycle/cycle';

type Part = 'board' | 'order' | 'comparison';

const paths: Record<Part, string> = {
  board: '/shortlist',
  order: '/shortlist/order',
  comparison: '/shortlist/comparison',
};

type Props = {
  cycle: { id: number };
  cycles: { id: number; name: string }[];
  part: Part;
  /** Why marks and list are only to be read; null when they may be changed. */
  closed: string | null;
  children: ReactNode;
};

/** The parts of the room, the choice of cycle, and why it is closed when it is. */
export function ShortlistFrame({ cycle, cycles, part, closed, children }: Props) {
  const to = (name: Part, id = cycle.id) => `${paths[name]}?cycle=${id}`;
  return (
    <div className="stack">
      {cycles.length > 1 && (
        <Chips
          items={cycles.map(({ id, name }) => ({ to: to(part, id), label: name, current: id === cycle.id }))}
          label={m.shortlist_cycles()}
        />
      )}
      <Tabs
        items={[
          { to: to('board'), label: m.shortlist_tab_board(), current: part === 'board' },
          { to: to('order'), label: m.shortlist_tab_order(), current: part === 'order' },
          { to: to('comparison'), label: m.shortlist_tab_comparison(), current: part === 'comparison' },
        ]}
        label={m.shortlist_tabs()}
      />
      {closed && (
        <Banner icon="lock" title={m.shortlist_closed_title()}>
          {closed}
        </Banner>
      )}
      {children}
    </div>
  );
}

/** The four facts of a page of the room: its deadline is the shortlist's end, or the decision's once that runs. */
export function shortlistFacts(cycle: FactsCycle | null, now: Date, next: string) {
  const isDeciding = cycle !== null && isPhaseOpen(cycle.windows, 'decision', now);
  return factsOf(cycle, now, {
    next,
    audience: m.shortlist_fact_audience(),
    phase: isDeciding ? 'decision' : 'shortlist',
  });
}
