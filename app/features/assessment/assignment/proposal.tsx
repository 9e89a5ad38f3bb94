/** The proposal beside a draw by lot: what it would give, in figures, and the one button that takes it. */

import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { Details } from '~/components/details';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { Table } from '~/components/page/table';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { type ProposalForm, proposalSchema } from './form';
import type { AssignmentMeasures } from './peer-pool';
import { writePairs } from './pool';

type ShownProposal = {
  pairs: { rateeId: number; raterId: number; raterName: string; rateeName: string }[];
  measures: AssignmentMeasures;
  plainRandom: AssignmentMeasures;
};

export function ProposalCard({ proposal }: { proposal: ShownProposal }) {
  const pairs = writePairs(proposal.pairs);
  const { form, problem, isSending } = usePostForm<ProposalForm>(proposalSchema as never, { pairs });
  const people = new Set(proposal.pairs.map(({ rateeId }) => rateeId)).size;
  return (
    <form {...form}>
      <Card kind="next" title={m.assignment_proposal_title({ count: people })}>
        <p className="reading">
          {m.assignment_proposal_reading({ most: proposal.measures.maxLoad, forms: proposal.pairs.length })}
        </p>
        {problem && <Banner kind="warn" role="alert" title={problem.text} />}
        <MeasuresTable measures={proposal.measures} plainRandom={proposal.plainRandom} />
        <p className="hint">{m.assignment_proposal_hint()}</p>
        <Details summary={m.assignment_proposal_pairs()}>
          <ul>
            {proposal.pairs.map(({ rateeId, raterId, raterName, rateeName }) => (
              <li key={`${rateeId}-${raterId}`}>
                {m.assignment_pair({ rater: raterName, ratee: rateeName })}
              </li>
            ))}
          </ul>
        </Details>
        <input name="pairs" type="hidden" value={pairs} />
        <Actions>
          <Button disabled={isSending}>{m.assignment_proposal_use()}</Button>
        </Actions>
      </Card>
    </form>
  );
}

type Measure = { key: string; name: string; own: string; random: string };

function MeasuresTable({ measures, plainRandom }: Pick<ShownProposal, 'measures' | 'plainRandom'>) {
  const both = (key: string, name: string, of: (given: AssignmentMeasures) => string): Measure => ({
    key,
    name,
    own: of(measures),
    random: of(plainRandom),
  });
  const rows = [
    both('most', m.assignment_measure_most(), ({ maxLoad }) => String(maxLoad)),
    both('mean', m.assignment_measure_mean(), ({ meanLoad }) => showScore(meanLoad)),
    both('pairs', m.assignment_measure_mutual(), ({ reciprocalPairs }) => String(reciprocalPairs)),
    both('rings', m.assignment_measure_rings(), ({ rings }) => String(rings)),
    both('thin', m.assignment_measure_thin(), ({ thin }) => String(thin.length)),
  ];
  return (
    <Table
      caption={m.assignment_measures()}
      captionHidden
      columns={[
        { key: 'name', head: m.assignment_measure(), rowHead: true, cell: (row) => row.name },
        { key: 'own', head: m.assignment_measure_own(), right: true, cell: (row) => row.own },
        { key: 'random', head: m.assignment_measure_random(), right: true, cell: (row) => row.random },
      ]}
      dense
      rowKey={(row) => row.key}
      rows={rows}
    />
  );
}
