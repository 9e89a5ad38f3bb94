import { useActionData, useLoaderData } from '@remix-run/react';
import { FormProblem } from '~/components/form/form-problem';
import { load, performUpload } from '~/features/account/request.server';
import { findDecision } from '~/features/commendation/commendation-queries.server';
import { addPaper } from '~/features/commendation/decision-file-commands.server';
import { listPapers } from '~/features/commendation/decision-file-queries.server';
import { DecisionPapers } from '~/features/commendation/decision-papers';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { store } from '~/lib/file/file.server';
import { uuidParam } from '~/lib/http/param';
import type { Problem } from '~/lib/http/respond.server';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.commendation_signed_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const decision = await findDecision(db, actor, uuidParam(params.id), now);
  return { now, decision, papers: await listPapers(db, actor, decision.id) };
});

export const action = performUpload('paper', async ({ db, act, params, file }) => {
  const decisionId = uuidParam(params.id);
  await addPaper(db, act, { decisionId, stored: await store(file) });
  return redirectSaying(`/commendation/decision/${decisionId}`, 'commendation.paperAdded');
});

/** Where one lands when a file was not taken: the same card, with what was wrong. */
export default function PaperNew() {
  const { now, decision, papers } = useLoaderData<typeof loader>();
  const problem = useActionData<{ problem?: Problem }>()?.problem ?? null;
  return (
    <AppPage
      back={{
        to: `/commendation/decision/${decision.id}`,
        label: m.commendation_show_title({ number: decision.number }),
      }}
      facts={factsOf(decision.cycle, now, {
        phase: 'publication',
        next: m.commendation_signed_choose(),
        audience: m.commendation_audience_board(),
      })}
      title={m.commendation_signed_title()}
    >
      <div className="stack">
        <FormProblem errors={[]} problem={problem} />
        <DecisionPapers
          decisionId={decision.id}
          error={problem?.issues[0]?.text}
          mayKeep={decision.refusals.keepPaper === null}
          papers={papers}
        />
      </div>
    </AppPage>
  );
}
