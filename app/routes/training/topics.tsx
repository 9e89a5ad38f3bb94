import { useLoaderData } from '@remix-run/react';
import { FormProblem } from '~/components/form/form-problem';
import { useProblem } from '~/components/form/use-post-form';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { takeUpTopics } from '~/features/training/topic/commands.server';
import { NoTopics, TopicActions, TopicTable } from '~/features/training/topic/list';
import { listTopics } from '~/features/training/topic/queries.server';
import { topicPageSize } from '~/features/training/topic/topic';
import { refuseToStart } from '~/features/training/training-policy';
import { TrainingTabs, trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_topics_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, url }) => {
  const page = pageParam(url);
  return { ...(await listTopics(db, actor, { page })), page, mayAdd: refuseToStart(actor) === null };
});

export const action = perform(async ({ db, act }) => {
  const { count } = await takeUpTopics(db, act);
  return redirectSaying('/training/topic', 'training.topicsTaken', { count });
});

export default function TopicsPage() {
  const { topics, total, page, mayAdd } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={trainingFacts({ next: mayAdd ? m.training_topics_next() : m.training_topics_next_read() })}
      lede={m.training_topics_lede()}
      title={m.training_topics_title()}
    >
      <div className="stack">
        <TrainingTabs current="topic" />
        <FormProblem errors={[]} problem={useProblem()} />
        {mayAdd && <TopicActions isEmpty={total === 0} />}
        {total === 0 ? <NoTopics /> : <TopicTable topics={topics} />}
        {total > topicPageSize && (
          <Pagination
            page={page}
            pageSize={topicPageSize}
            to={(at) => `/training/topic?page=${at}`}
            total={total}
          />
        )}
      </div>
    </AppPage>
  );
}
