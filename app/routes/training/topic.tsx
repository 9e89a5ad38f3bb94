import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { load, perform } from '~/features/account/request.server';
import { editTopic } from '~/features/training/topic/commands.server';
import { topicSchema } from '~/features/training/topic/form';
import { TopicForm } from '~/features/training/topic/forms';
import { findTopic, listSkills } from '~/features/training/topic/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_topic_edit()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, params }) => {
  const topic = await findTopic(db, actor, idParam(params.id));
  return { topic, skills: await listSkills(db, topic.unitPath) };
});

export const action = perform(async ({ db, act, params, parse }) => {
  await editTopic(db, act, { id: idParam(params.id), ...parse(topicSchema) });
  return redirectSaying('/training/topic', 'training.topicEdited');
});

export default function TopicPage() {
  const { topic, skills } = useLoaderData<typeof loader>();
  const { id, unitName, name, source, skills: tied } = topic;
  return (
    <AppPage
      back={{ to: '/training/topic', label: m.training_topics_title() }}
      facts={trainingFacts({ next: m.training_topic_edit() })}
      lede={m.training_topic_of({ unit: unitName })}
      title={m.training_topic_edit()}
    >
      <div className="stack">
        <TopicForm action={m.training_save()} skills={skills} values={{ name, source, skills: tied }} />
        <p>
          <LinkButton to={`/training/topic/${id}/retirement`} variant="secondary">
            {m.training_topic_retire()}
          </LinkButton>
        </p>
      </div>
    </AppPage>
  );
}
