import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { showInstant } from '~/lib/date';
import { showCount, showDecimal } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { findRun } from '../scoring-queries.server';

type Found = Awaited<ReturnType<typeof findRun>>;

/** How the model came out, said before any figure of it is read. */
export function RunModel({ found: { run } }: { found: Found }) {
  const model = run.summary?.model;
  if (!run.summary) return <Banner>{m.scoring_model_before()}</Banner>;
  if (!model) return <Banner kind="warn">{m.scoring_model_none()}</Banner>;
  if (!model.converged) return <Banner kind="warn">{m.scoring_model_not_converged()}</Banner>;
  const { people, variances } = model;
  const items = [
    {
      key: 'people',
      term: m.scoring_model_people(),
      value: m.scoring_model_people_value({
        comparable: showCount(people.ok),
        unlinked: showCount(people.unlinked),
        few: showCount(people.too_few),
      }),
    },
    {
      key: 'state',
      term: m.scoring_model_state(),
      value: model.isSettled
        ? m.scoring_model_converged({ rounds: model.rounds })
        : m.scoring_model_unsettled({ rounds: model.rounds }),
    },
    {
      key: 'draws',
      term: m.scoring_model_draws(),
      value: m.scoring_model_draws_value({ draws: showCount(model.draws), seed: run.options.seed ?? 0 }),
    },
    {
      key: 'variances',
      term: m.scoring_model_variances(),
      value: m.scoring_model_variances_value({
        person: showDecimal(Math.sqrt(variances.person), 2),
        unit: showDecimal(Math.sqrt(variances.unit), 2),
        severity: showDecimal(Math.sqrt(variances.severity), 2),
        halo: showDecimal(Math.sqrt(variances.halo), 2),
      }),
    },
    {
      key: 'seconds',
      term: m.scoring_model_seconds(),
      value: m.scoring_model_seconds_value({ seconds: showDecimal(run.seconds ?? 0, 1) }),
    },
  ];
  return (
    <Card id="model" title={m.scoring_model_title()}>
      {model.isDistinct === false && <Banner kind="warn">{m.scoring_standing_not_distinct()}</Banner>}
      {model.scale === 'shares' && <Banner>{m.scoring_model_shares()}</Banner>}
      {model.scale === 'numbers' && <Banner>{m.scoring_model_numbers()}</Banner>}
      <DescriptionList items={items} />
    </Card>
  );
}

/** The same input once more: whoever doubts a run can see it come out the same. */
export function RepeatCard({ found, refusal }: { found: Found; refusal: string | null }) {
  const isSending = useNavigation().state !== 'idle';
  const problem = useProblem();
  const { repeat } = found;
  return (
    <Card id="repeat" title={m.scoring_repeat_title()}>
      <p className="prose">{m.scoring_repeat_what()}</p>
      {repeat && (
        <Banner kind={repeat.isSameOutput ? 'ok' : 'warn'}>
          {repeatText(repeat)} {m.scoring_repeat_at({ at: showInstant(repeat.at) })}
        </Banner>
      )}
      {problem?.values.act === 'repeat' && (
        <Banner kind="warn" role="alert">
          {problem.text}
        </Banner>
      )}
      <Form method="post">
        <input name="act" type="hidden" value="repeat" />
        <Actions>
          <Button disabled={isSending} refusal={refusal ?? undefined} variant="secondary">
            {m.scoring_repeat_button()}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

function repeatText({ isSameInput, isSameOutput }: NonNullable<Found['repeat']>): string {
  if (!isSameInput) return m.scoring_repeat_other_input();
  return isSameOutput ? m.scoring_repeat_same() : m.scoring_repeat_other();
}
