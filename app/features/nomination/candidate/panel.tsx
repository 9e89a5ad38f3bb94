import { Form, useNavigation } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { FairFacts } from '~/features/scoring/report/fair-figures';
import { m } from '~/paraglide/messages';
import { blockersOf } from '../eligibility/eligibility';
import type { NominatingUnitRow } from '../nomination-unit-queries.server';
import { NominationTag } from '../nomination-words';
import type { Candidate } from './list-queries.server';

type Props = { candidate: Candidate; unit: NominatingUnitRow; awards: number; refusal: string | null };

/** Beside the rules: start a file or open the one that stands; the score, which is no rule. */
export function CandidatePanel({ candidate, unit, awards, refusal }: Props) {
  const problem = useProblem();
  const { file } = candidate;
  const isStanding = file !== null && file.state !== 'withdrawn';
  return (
    <aside aria-label={m.nomination_unit_state()} className="stack">
      {file && (
        <Card kind={isStanding ? 'next' : 'plain'} title={m.nomination_candidate_file()}>
          <p>
            <NominationTag state={file.state} />
          </p>
          <LinkButton block to={`/nomination/${file.id}`} variant={isStanding ? 'primary' : 'secondary'}>
            {m.nomination_candidate_open()}
          </LinkButton>
        </Card>
      )}
      {!isStanding && (
        <Card kind="next" title={m.nomination_candidate_act()}>
          {problem && (
            <Banner kind="warn" role="alert">
              {problem.text}
            </Banner>
          )}
          {refusal ? <p>{refusal}</p> : <StartForm candidate={candidate} isFull={unit.sent >= unit.quota} />}
        </Card>
      )}
      <Card title={m.nomination_candidate_score()}>
        {candidate.score === null ? (
          <p>{m.nomination_candidate_score_none()}</p>
        ) : (
          <FairFacts
            awards={awards}
            quota={
              candidate.seats === null ? undefined : { p: candidate.score.pQuota, seats: candidate.seats }
            }
            rateeId={candidate.rateeId}
            row={candidate.score}
          />
        )}
        <p className="hint">{m.nomination_candidate_score_text()}</p>
      </Card>
    </aside>
  );
}

/** A press with nothing to fill in: the address names the person. */
function StartForm({ candidate, isFull }: { candidate: Candidate; isFull: boolean }) {
  const navigation = useNavigation();
  const blocked = blockersOf(candidate.outcomes).length;
  return (
    <Form className="stack" method="post">
      {blocked > 0 && (
        <Banner kind="warn" title={m.nomination_candidate_blocked()}>
          {m.nomination_candidate_blocked_text({ count: blocked })}
        </Banner>
      )}
      {isFull && (
        <Banner kind="warn" title={m.nomination_unit_quota_full()}>
          {m.nomination_unit_quota_full_text()}
        </Banner>
      )}
      <Button block disabled={navigation.state !== 'idle'}>
        {candidate.file ? m.nomination_candidate_do_again() : m.nomination_candidate_do()}
      </Button>
      <p className="hint">{m.nomination_candidate_do_hint()}</p>
    </Form>
  );
}
