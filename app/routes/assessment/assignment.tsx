import { Link, useLoaderData } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { Banner } from '~/components/page/banner';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { load, perform } from '~/features/account/request.server';
import { assignPeers } from '~/features/assessment/assignment/commands.server';
import { proposalSchema } from '~/features/assessment/assignment/form';
import { readPairs } from '~/features/assessment/assignment/pool';
import { ProposalCard } from '~/features/assessment/assignment/proposal';
import {
  type AssignmentView,
  findAssignment,
  proposeAssignment,
} from '~/features/assessment/assignment/queries.server';
import { ThinBanner } from '~/features/assessment/assignment/thin';
import { secureRandom } from '~/features/assessment/peer/key.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.assignment_unit_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => {
  const cycle = await running();
  if (!cycle) throw new NotFound();
  const where = { cycleId: cycle.id, unitId: idParam(params.unitId) };
  const { refusal, measures, ...view } = await findAssignment(db, actor, where, now);
  const isMissing = refusal === null && view.ratees.some(({ peers }) => peers.length === 0);
  const proposal = isMissing ? await proposeAssignment(db, actor, where, secureRandom, now) : null;
  const names = new Map(view.ratees.map(({ id, name }) => [id, name]));
  return {
    now,
    unit: view.unit,
    ratees: view.ratees,
    wanted: view.wanted,
    needed: view.needed,
    maxLoad: measures.maxLoad,
    cycle: { state: cycle.state, windows: cycle.windows },
    refusal: refusal && say(refusal),
    thin: proposal?.thin ?? [],
    proposal:
      proposal && proposal.pairs.length > 0
        ? {
            measures: proposal.measures,
            plainRandom: proposal.plainRandom,
            pairs: proposal.pairs.map((pair) => ({ ...pair, rateeName: names.get(pair.rateeId) ?? '' })),
          }
        : null,
  };
});

export const action = perform(async ({ db, act, parse, params, running }) => {
  const cycle = await running();
  if (!cycle) throw new NotFound();
  const unitId = idParam(params.unitId);
  const pairs = readPairs(parse(proposalSchema).pairs) ?? [];
  await assignPeers(db, act, { cycleId: cycle.id, unitId, pairs });
  return redirectSaying(`/assessment/assignment/${unitId}`, 'assignment.peers', {
    count: showCount(pairs.length),
  });
});

export default function Assignment() {
  const { now, cycle, unit, ratees, wanted, needed, maxLoad, refusal, thin, proposal } =
    useLoaderData<typeof loader>();
  const assigned = ratees.reduce((sum, { peers }) => sum + peers.length, 0);
  return (
    <AppPage
      back={{ to: '/assessment', label: m.assignment_back() }}
      facts={factsOf(cycle, now, {
        next: refusal
          ? m.assignment_next_follow()
          : proposal
            ? m.assignment_next_use()
            : m.assignment_next_check(),
        audience: m.assignment_audience(),
        phase: 'peer',
      })}
      reading={
        assigned > 0
          ? m.assignment_unit_reading({ forms: assigned, ratees: ratees.length, most: maxLoad })
          : m.assignment_unit_reading_none({ ratees: ratees.length })
      }
      title={m.assignment_unit_heading({ unit: unit.name })}
    >
      <div className="stack-l">
        {refusal && <Banner kind="late" title={refusal} />}
        <ThinBanner needed={needed} thin={thin} />
        {proposal && <ProposalCard proposal={proposal} />}
        <Section id="ratees" title={m.assignment_ratees()}>
          <Card kind="flush">
            <Table
              caption={m.assignment_ratees()}
              captionHidden
              columns={[
                {
                  key: 'name',
                  head: m.assignment_ratee(),
                  rowHead: true,
                  cell: (row) => (
                    <Link className="tap" to={`/assessment/assignment/${unit.id}/${row.id}`}>
                      {row.name}
                    </Link>
                  ),
                },
                { key: 'branch', head: m.assignment_branch(), cell: (row) => row.branchName },
                {
                  key: 'peers',
                  head: m.assignment_peers(),
                  cell: (row) => row.peers.map(({ name }) => name).join(', ') || m.assignment_peers_none(),
                },
                {
                  key: 'state',
                  head: m.assignment_state(),
                  cell: (row) => <StateTag needed={needed} row={row} wanted={wanted} />,
                },
              ]}
              mid
              rowKey={(row) => row.id}
              rows={ratees}
            />
          </Card>
        </Section>
      </div>
    </AppPage>
  );
}

type StateProps = {
  row: Pick<AssignmentView['ratees'][number], 'peers' | 'recused'>;
  wanted: number;
  needed: number;
};

function StateTag({ row, wanted, needed }: StateProps) {
  const count = row.peers.length;
  const kind = count < needed ? 'late' : count < wanted ? 'warn' : 'ok';
  return (
    <span className="row">
      <Tag kind={kind}>{m.assignment_state_count({ count, wanted })}</Tag>
      {row.recused.length > 0 && (
        <Tag kind="warn">{m.assignment_state_recused({ count: row.recused.length })}</Tag>
      )}
    </span>
  );
}
