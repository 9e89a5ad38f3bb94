import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { addTopic } from '~/features/training/topic/commands.server';
import { topicSchema } from '~/features/training/topic/form';
import { TopicForm } from '~/features/training/topic/forms';
import { listSkills } from '~/features/training/topic/queries.server';
import { homeOf, refuseToStart } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_topic_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor }) => {
  must(refuseToStart(actor));
  const { unitPath, unitName } = homeOf(actor)!;
  return { unitName, skills: await listSkills(db, unitPath) };
});

export const action = perform(async ({ db, act, parse }) => {
  await addTopic(db, act, parse(topicSchema));
  return redirectSaying('/training/topic', 'training.topicAdded');
});

export default function TopicNewPage() {
  const { unitName, skills } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/training/topic', label: m.training_topics_title() }}
      facts={trainingFacts({ next: m.training_topic_add() })}
      lede={m.training_topic_of({ unit: unitName })}
      title={m.training_topic_add()}
    >
      <TopicForm
        action={m.training_topic_add_do()}
        skills={skills}
        values={{ name: '', source: '', skills: [] }}
      />
    </AppPage>
  );
}
