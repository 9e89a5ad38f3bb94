import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { retireTopic } from '~/features/training/topic/commands.server';
import { retirementSchema } from '~/features/training/topic/form';
import { RetirementForm } from '~/features/training/topic/forms';
import { findTopic } from '~/features/training/topic/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_topic_retire()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, params }) => findTopic(db, actor, idParam(params.id)));

export const action = perform(async ({ db, act, params, parse }) => {
  await retireTopic(db, act, { id: idParam(params.id), ...parse(retirementSchema) });
  return redirectSaying('/training/topic', 'training.topicRetired');
});

export default function TopicRetirementPage() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/training/topic', label: m.training_topics_title() }}
      facts={trainingFacts({ next: m.training_topic_retire() })}
      lede={m.training_topic_retire_lede({ name })}
      title={m.training_topic_retire()}
    >
      <RetirementForm />
    </AppPage>
  );
}
