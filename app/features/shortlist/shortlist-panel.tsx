import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Banner } from '~/components/page/banner';
import { scoreText } from '~/features/scoring/report/fair-figures';
import { m } from '~/paraglide/messages';
import { consentName } from '../nomination/nomination-words';
import type { BoardRow } from './shortlist-board';
import { AllMarked, BackToLine, MarkForm, OwnFile } from './shortlist-mark';
import { countsText, looksText, rulesText } from './shortlist-words';

type Props = {
  cycleId: number;
  /** The nominee in hand; null when every one in view is marked. */
  row: BoardRow | null;
  /** Whose mark has just been saved. */
  marked: string | null;
};

/** Marking beside the list: one nominee in hand, then the next. On a phone it stands below. */
export function MarkPanel({ cycleId, row, marked }: Props) {
  return (
    <aside className="side" id="mark">
      <Card
        kind="next"
        title={row ? m.shortlist_mark_title({ name: row.name }) : m.shortlist_all_marked_title()}
      >
        {marked && (
          <Banner kind="ok" role="status">
            {m.shortlist_marked({ name: marked })}
          </Banner>
        )}
        {row ? <InHand key={row.id} row={row} /> : <AllMarked cycleId={cycleId} />}
      </Card>
    </aside>
  );
}

function InHand({ row }: { row: BoardRow }) {
  return (
    <div className="stack">
      <div className="stack-s">
        <p className="sm mute">
          {row.branch}, {row.unit}
        </p>
        <p>{row.deed}</p>
        <p className="sm">
          {[
            scoreText(row),
            rulesText(row.rules),
            m.shortlist_consent_said({ answer: consentName(row.answer) }),
          ].join(' · ')}
        </p>
        {row.rules.looks.length > 0 && <p className="sm">{looksText(row.rules)}</p>}
        {!row.isOwn && <p className="sm mute">{countsText(row.opinions)}</p>}
        <LinkButton icon="file" small to={`/shortlist/${row.id}`} variant="secondary">
          {m.shortlist_open_file()}
        </LinkButton>
      </div>
      {row.isOwn ? <OwnFile /> : <MarkForm goesOn mine={row.mine} nominationId={row.id} />}
      <p>
        <BackToLine nominationId={row.id} />
      </p>
    </div>
  );
}
