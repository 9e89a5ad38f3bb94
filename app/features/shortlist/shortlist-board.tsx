import { Fragment } from 'react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Details } from '~/components/details';
import { Tag } from '~/components/tag';
import { FairFacts, scoreText } from '~/features/scoring/report/fair-figures';
import { groupOf, type StandingGroup } from '~/features/scoring/standing/standing';
import { m } from '~/paraglide/messages';
import { consentName } from '../nomination/nomination-words';
import { mostCompared } from './shortlist';
import type { NomineeRow } from './shortlist-queries.server';
import { type BoardFilter, boardPath, type Cut } from './shortlist-view';
import { type Asked, countsText, looksText, opinionName, rulesText, tieText } from './shortlist-words';

/** A nominee as a line of the board's page carries them. */
export type BoardRow = Omit<NomineeRow, 'statement' | 'detail' | 'checks' | 'marks'> & {
  deed: string;
  rules: Asked;
};

type Props = {
  rows: BoardRow[];
  /** How many stand on the pages before this one. */
  before: number;
  cut: Cut | null;
  awards: number;
  filter: BoardFilter;
  cycleId: number;
  /** Whether the reader may mark now. */
  mayMark: boolean;
};

/** Nominees line by line: what is needed to know whom to open, the rest inside. Ticked ones go side by side. */
export function BoardList({ rows, before, cut, awards, ...more }: Props) {
  return (
    <Card kind="flush">
      {more.filter.by === 'band' && <h2 className="sr">{m.shortlist_by_band()}</h2>}
      {rows.map((row, index) => (
        <Fragment key={row.id}>
          {more.filter.by === 'band' && startsGroup(rows, index) && (
            <div className="band-h">
              <h3>{groupNames[groupOf(row.status, row.pTop)]()}</h3>
            </div>
          )}
          {cut && before + index === cut.after && (
            <p className="cutline">
              {cut.tie ? tieText(cut.tie, awards) : m.shortlist_cut({ place: awards })}
            </p>
          )}
          <Nominee {...more} awards={awards} row={row} />
        </Fragment>
      ))}
    </Card>
  );
}

const groupNames: Record<StandingGroup, () => string> = {
  likely: m.scoring_band_likely,
  council: m.scoring_band_council,
  unlikely: m.scoring_band_unlikely,
  unlinked: m.scoring_standing_unlinked,
  few: m.scoring_standing_few,
};

/** The first of its band on the page. */
function startsGroup(rows: readonly BoardRow[], index: number): boolean {
  const [row, last] = [rows[index]!, rows[index - 1]];
  return !last || groupOf(row.status, row.pTop) !== groupOf(last.status, last.pTop);
}

function Nominee({
  row,
  filter,
  cycleId,
  mayMark,
  awards,
}: Pick<Props, 'filter' | 'cycleId' | 'mayMark' | 'awards'> & { row: BoardRow }) {
  return (
    <Details id={`n-${row.id}`} open={row.id === filter.at} padded summary={<Line row={row} />}>
      <div className="stack-s">
        <DescriptionList items={factsOf(row, awards)} narrow />
        <label className="choice">
          <input form="compare" name="id" type="checkbox" value={row.id} />
          <span>{m.shortlist_pick()}</span>
        </label>
        <Actions>
          {mayMark && !row.isOwn && (
            <LinkButton
              icon="pen"
              preventScrollReset
              small
              to={`${boardPath({ ...filter, at: row.id }, cycleId)}#mark`}
              variant="secondary"
            >
              {m.shortlist_open_mark()}
            </LinkButton>
          )}
          <LinkButton icon="file" small to={`/shortlist/${row.id}`} variant="secondary">
            {m.shortlist_open_file()}
          </LinkButton>
        </Actions>
      </div>
    </Details>
  );
}

/** What shows while the line is closed. */
function Line({ row }: { row: BoardRow }) {
  const said = [
    scoreText(row),
    row.rules.looks.length > 0 && rulesText(row.rules),
    !row.isOwn && countsText(row.opinions),
  ];
  return (
    <span className="row grow">
      <span className="grow">
        {row.name}
        <br />
        <span className="hint">
          {row.branch}, {row.unit}
          <br />
          {said.filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="row">
        {row.place !== null && <Tag>{m.shortlist_place_tag({ place: row.place })}</Tag>}
        {row.isOwn && <Tag icon="user">{m.shortlist_own_tag()}</Tag>}
        {row.mine && <Tag>{m.shortlist_mine({ opinion: opinionName(row.mine.opinion) })}</Tag>}
      </span>
    </span>
  );
}

function factsOf(row: BoardRow, awards: number) {
  return [
    { key: 'deed', term: m.shortlist_deed(), value: row.deed },
    {
      key: 'score',
      term: m.shortlist_score(),
      value: <FairFacts awards={awards} row={row} />,
    },
    {
      key: 'rules',
      term: m.shortlist_rules(),
      value: row.rules.looks.length > 0 ? looksText(row.rules) : rulesText(row.rules),
    },
    { key: 'consent', term: m.shortlist_consent(), value: consentName(row.answer) },
    {
      key: 'opinions',
      term: m.shortlist_opinions(),
      value: row.isOwn ? m.shortlist_own_hidden() : countsText(row.opinions),
    },
    {
      key: 'listed',
      term: m.shortlist_listing(),
      value: row.place === null ? m.shortlist_listed_none() : m.shortlist_listed_at({ place: row.place }),
    },
  ];
}

/** The ticked lines of the page, side by side; the boxes belong to this form wherever they stand. */
export function CompareForm() {
  return (
    <form action="/shortlist/comparison" className="row" id="compare" method="get">
      <Button icon="table" small variant="secondary">
        {m.shortlist_compare_picked()}
      </Button>
      <span className="hint">{m.shortlist_compare_picked_hint({ most: mostCompared })}</span>
    </form>
  );
}
