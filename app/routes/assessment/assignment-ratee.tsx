import { useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { load, perform } from '~/features/account/request.server';
import { addPeer, removePeer } from '~/features/assessment/assignment/commands.server';
import { peerChangeSchema } from '~/features/assessment/assignment/form';
import { AddPeerForm, PeerList } from '~/features/assessment/assignment/peers';
import { findAssignment } from '~/features/assessment/assignment/queries.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.assignment_by_hand()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => {
  const cycle = await running();
  if (!cycle) throw new NotFound();
  const where = { cycleId: cycle.id, unitId: idParam(params.unitId) };
  const { ratees, refusal, unit, wanted, needed } = await findAssignment(db, actor, where, now);
  const ratee = ratees.find(({ id }) => id === idParam(params.rateeId));
  if (!ratee) throw new NotFound();
  return {
    now,
    cycle: { state: cycle.state, windows: cycle.windows },
    unit,
    ratee,
    wanted,
    needed,
    refusal: refusal && say(refusal),
  };
});

export const action = perform(async ({ db, act, parse, params, running }) => {
  const cycle = await running();
  if (!cycle) throw new NotFound();
  const unitId = idParam(params.unitId);
  const { change, raterId } = parse(peerChangeSchema);
  const pair = { cycleId: cycle.id, rateeId: idParam(params.rateeId), raterId: Number(raterId) };
  if (change === 'add') await addPeer(db, act, pair);
  else await removePeer(db, act, pair);
  return redirectSaying(
    `/assessment/assignment/${unitId}/${pair.rateeId}`,
    change === 'add' ? 'assignment.pairAdded' : 'assignment.pairRemoved',
  );
});

export default function AssignmentOfRatee() {
  const { now, cycle, unit, ratee, wanted, needed, refusal } = useLoaderData<typeof loader>();
  const problem = useProblem();
  const count = ratee.peers.length;
  return (
    <AppPage
      back={{
        to: `/assessment/assignment/${unit.id}`,
        label: m.assignment_unit_heading({ unit: unit.name }),
      }}
      facts={factsOf(cycle, now, {
        next: refusal ? m.assignment_next_follow() : m.assignment_next_by_hand(),
        audience: m.assignment_audience(),
        phase: 'peer',
      })}
      lede={ratee.branchName}
      reading={m.assignment_ratee_reading({ count, wanted, needed })}
      title={m.assignment_ratee_heading({ name: ratee.name })}
    >
      <div className="stack-l">
        {refusal && <Banner kind="late" title={refusal} />}
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
        <Card title={m.assignment_peers()}>
          <PeerList mayChange={!refusal} peers={ratee.peers} />
          {!refusal && count > 0 && <p className="hint">{m.assignment_remove_hint()}</p>}
        </Card>
        {!refusal && <AddPeerForm candidates={ratee.candidates} key={count} />}
        {ratee.recused.length > 0 && (
          <Card title={m.assignment_recused()}>
            <p className="hint">{m.assignment_recused_hint()}</p>
            <DescriptionList
              items={ratee.recused.map(({ id, name, reason }) => ({
                key: String(id),
                term: name,
                value: reason ?? m.assignment_reason_hidden(),
              }))}
            />
          </Card>
        )}
      </div>
    </AppPage>
  );
}
