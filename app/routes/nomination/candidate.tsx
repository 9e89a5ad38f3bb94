import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { findCandidate } from '~/features/nomination/candidate/list-queries.server';
import { CandidatePanel } from '~/features/nomination/candidate/panel';
import { RuleCard } from '~/features/nomination/eligibility/rule-list';
import { nominate } from '~/features/nomination/nomination-commands.server';
import { AppPage } from '~/frame/app-page';
import { showDay } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_rules_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { refusal, ...found } = await findCandidate(db, actor, { rateeId: idParam(params.rateeId), now });
  return { now, ...found, refusal: refusal && say(refusal) };
});

export const action = perform(async ({ db, act, params }) => {
  const id = await nominate(db, act, { rateeId: idParam(params.rateeId) });
  return redirectSaying(`/nomination/${id}`, 'nomination.drafted');
});

export default function Candidate() {
  const { now, cycle, unit, candidate, refusal } = useLoaderData<typeof loader>();
  const { name, branch, appointedOn, personId, branchId, outcomes } = candidate;
  return (
    <AppPage
      crumbs={[
        { to: `/nomination?cycle=${cycle.id}`, label: m.nomination_list_title() },
        { to: `/nomination/unit/${unit.unitId}?cycle=${cycle.id}`, label: unit.name },
        { label: name },
      ]}
      facts={factsOf(cycle, now, {
        next: refusal || candidate.file ? m.nomination_unit_next_read() : m.nomination_candidate_next(),
        audience: m.nomination_audience_officers(),
        phase: 'nomination',
        isDone: Boolean(refusal || candidate.file),
      })}
      lede={m.nomination_candidate_lede({
        branch,
        since: showDay(appointedOn),
        unit: unit.name,
        sent: unit.sent,
        quota: unit.quota,
      })}
      title={m.nomination_candidate_title({ name })}
    >
      <div className="cols">
        <RuleCard cycleName={cycle.name} outcomes={outcomes} pages={{ personId, branchId }} />
        <CandidatePanel awards={cycle.settings.awards} candidate={candidate} refusal={refusal} unit={unit} />
      </div>
    </AppPage>
  );
}
