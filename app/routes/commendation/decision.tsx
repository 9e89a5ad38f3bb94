import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { findDecision } from '~/features/commendation/commendation-queries.server';
import { listPapers } from '~/features/commendation/decision-file-queries.server';
import { DecisionPapers } from '~/features/commendation/decision-papers';
import { DecisionNext, DecisionPaper, DecisionPeople } from '~/features/commendation/decision-view';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.commendation_decision()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  now,
  decision: await findDecision(db, actor, uuidParam(params.id), now),
  papers: await listPapers(db, actor, uuidParam(params.id)),
}));

export default function DecisionPage() {
  const { now, decision, papers } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/commendation/decision', label: m.commendation_list_title() }}
      facts={factsOf(decision.cycle, now, {
        phase: 'publication',
        next: nextOf(decision),
        deadline: decision.state === 'recorded' ? undefined : { text: m.commendation_roll_no_deadline() },
        audience: m.commendation_audience_board(),
      })}
      title={m.commendation_show_title({ number: decision.number })}
    >
      <div className="stack">
        <DecisionNext decision={decision} />
        <DecisionPaper decision={decision} />
        <DecisionPapers
          decisionId={decision.id}
          mayKeep={decision.refusals.keepPaper === null}
          papers={papers}
        />
        <DecisionPeople decision={decision} />
      </div>
    </AppPage>
  );
}

function nextOf({ state }: { state: 'recorded' | 'published' | 'withdrawn' }): string {
  if (state === 'recorded') return m.commendation_next_publish();
  return state === 'published' ? m.commendation_show_next_print() : m.commendation_list_next();
}
