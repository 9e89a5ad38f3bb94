import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Details } from '~/components/details';
import { SelectField, TextField } from '~/components/form/field';
import { Chips } from '~/components/page/tabs';
import { m } from '~/paraglide/messages';
import { type BoardFilter, boardPath, type Show, type Sorting } from './shortlist-view';

type Props = {
  cycleId: number;
  filter: BoardFilter;
  units: { id: number; name: string }[];
  /** Readers have no marks of their own to look for. */
  mayMark: boolean;
};

const showNames: Record<Show, () => string> = {
  all: m.shortlist_show_all,
  undecided: m.shortlist_show_undecided,
  listed: m.shortlist_show_listed,
  unlisted: m.shortlist_show_unlisted,
};
const sortingNames: Record<Sorting, () => string> = {
  name: m.shortlist_by_name,
  band: m.shortlist_by_band,
  score: m.shortlist_by_score,
  place: m.shortlist_by_place,
};

/** Which files and in which order: links and one GET form, so that the address holds the choice. */
export function BoardFilters({ cycleId, filter, units, mayMark }: Props) {
  const to = (changed: Partial<BoardFilter>) =>
    boardPath({ ...filter, page: 1, at: null, ...changed }, cycleId);
  const shown: Show[] = mayMark ? ['all', 'undecided', 'listed', 'unlisted'] : ['all', 'listed', 'unlisted'];
  return (
    <div className="stack-s">
      <Chips
        items={shown.map((show) => ({
          to: to({ show }),
          label: showNames[show](),
          current: show === filter.show,
        }))}
        label={m.shortlist_show()}
      />
      <Chips
        items={(['name', 'band', 'score', 'place'] as const).map((by) => ({
          to: to({ by }),
          label: sortingNames[by](),
          current: by === filter.by,
        }))}
        label={m.shortlist_by()}
      />
      {(filter.by === 'score' || filter.by === 'band') && (
        <p className="hint prose">{m.shortlist_by_score_hint()}</p>
      )}
      <Details open={filter.unit !== null || filter.search !== ''} summary={m.shortlist_filter()}>
        <Form className="stack" method="get">
          <input name="cycle" type="hidden" value={cycleId} />
          <input name="show" type="hidden" value={filter.show} />
          <input name="by" type="hidden" value={filter.by} />
          <div className="grid grid--2">
            <SelectField
              defaultValue={filter.unit ? String(filter.unit) : ''}
              label={m.shortlist_filter_unit()}
              name="unit"
              options={units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
              prompt={m.shortlist_filter_unit_all()}
            />
            <TextField
              defaultValue={filter.search}
              label={m.shortlist_filter_search()}
              maxLength={100}
              name="search"
              type="search"
            />
          </div>
          <Button icon="filter" variant="secondary">
            {m.shortlist_filter_show()}
          </Button>
        </Form>
      </Details>
    </div>
  );
}
