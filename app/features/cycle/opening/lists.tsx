/** What deserves a look before opening, with the branches and units behind it by name. */
import { Card, Section } from '~/components/card';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { BranchRef, OpeningPreview } from './opening';

/** A list as the screen shows it: how many there are, the first 50 by name. */
export type Few<Row> = { count: number; first: Row[] };
type Lists = 'noSecretary' | 'thin' | 'noSuperior' | 'recent' | 'doubled' | 'idleNominators' | 'noNominator';
export type ShownPreview = Omit<OpeningPreview, Lists> & {
  [List in Lists]: Few<OpeningPreview[List][number]>;
};

type Warned = { key: string; title: string; text: string; list: Few<BranchRef & { more?: string }> };

/** The branches behind the warnings, by name. */
export function OpeningLists({ preview }: { preview: ShownPreview }) {
  const lists = warned(preview);
  if (lists.length === 0) return null;
  return (
    <Section id="lists" title={m.cycle_opening_lists()}>
      {lists.map(({ key, title, list }) => (
        <Card id={`list-${key}`} key={key} level={3} title={title}>
          <ul>
            {list.first.map((row) => (
              <li key={row.unitId}>
                {[row.name, row.parentName].filter(Boolean).join(', ')}
                {row.more && <span className="mute"> · {row.more}</span>}
              </li>
            ))}
          </ul>
          {list.count > list.first.length && (
            <p className="mute">
              {m.cycle_opening_and_more({ count: showCount(list.count - list.first.length) })}
            </p>
          )}
        </Card>
      ))}
    </Section>
  );
}

/** What deserves a look, the gravest first; empty lists say nothing. */
export function warned({
  noSecretary,
  thin,
  noSuperior,
  recent,
  doubled,
  idleNominators,
  noNominator,
}: ShownPreview): Warned[] {
  const all: Warned[] = [
    {
      key: 'thin',
      title: m.cycle_opening_thin({ count: showCount(thin.count) }),
      text: m.cycle_opening_thin_text(),
      list: withMore(thin, (row) => m.cycle_opening_thin_raters({ count: row.raters })),
    },
    {
      key: 'no-superior',
      title: m.cycle_opening_no_superior({ count: showCount(noSuperior.count) }),
      text: m.cycle_opening_no_superior_text(),
      list: noSuperior,
    },
    {
      key: 'no-nominator',
      title: m.cycle_opening_no_nominator({ count: showCount(noNominator.count) }),
      text: m.cycle_opening_no_nominator_text(),
      list: noNominator,
    },
    {
      key: 'idle-nominators',
      title: m.cycle_opening_idle_nominators({ count: showCount(idleNominators.count) }),
      text: m.cycle_opening_idle_nominators_text(),
      list: idleNominators,
    },
    {
      key: 'no-secretary',
      title: m.cycle_opening_no_secretary({ count: showCount(noSecretary.count) }),
      text: m.cycle_opening_no_secretary_text(),
      list: noSecretary,
    },
    {
      key: 'doubled',
      title: m.cycle_opening_doubled({ count: showCount(doubled.count) }),
      text: m.cycle_opening_doubled_text(),
      list: doubled,
    },
    {
      key: 'recent',
      title: m.cycle_opening_recent({ count: showCount(recent.count) }),
      text: m.cycle_opening_recent_text(),
      list: withMore(recent, (row) => m.cycle_opening_recent_days({ name: row.fullName, days: row.days })),
    },
  ];
  return all.filter(({ list }) => list.count > 0);
}

function withMore<Row extends BranchRef>(list: Few<Row>, more: (row: Row) => string) {
  return { count: list.count, first: list.first.map((row) => ({ ...row, more: more(row) })) };
}
