import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { succeedRule } from '~/features/training/goal/commands.server';
import { ruleSchema } from '~/features/training/goal/form';
import { RuleForm } from '~/features/training/goal/forms';
import { findGoalToChange } from '~/features/training/goal/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_rule_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { id, name, newest } = await findGoalToChange(db, actor, {
    id: uuidParam(params.id),
    on: dayOf(now),
  });
  return { id, name, kind: newest?.kind ?? 'posts', posts: newest?.posts ?? [] };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const goalId = uuidParam(params.id);
  await succeedRule(db, act, { goalId, ...parse(ruleSchema) });
  return redirectSaying(`/training/goal/${goalId}`, 'training.ruleSucceeded');
});

export default function GoalRulePage() {
  const { id, name, kind, posts } = useLoaderData<typeof loader>();
  const back = `/training/goal/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_rule_add() })}
      lede={m.training_rule_lede()}
      title={m.training_rule_add()}
    >
      <RuleForm backTo={back} values={{ kind, posts: posts as never }} />
    </AppPage>
  );
}
