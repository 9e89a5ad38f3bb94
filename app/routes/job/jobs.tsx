import { useLoaderData } from '@remix-run/react';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { FailedJobs } from '~/features/job/failed-jobs';
import { failedJobSchema, jobPageSize } from '~/features/job/job';
import { dropJob, retryJob } from '~/features/job/job-commands.server';
import { listFailed } from '~/features/job/job-queries.server';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.job_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const page = pageParam(url);
  return {
    ...(await listFailed(db, actor, { page })),
    page,
    now,
    cycle: await running(),
  };
});

export const action = perform(async ({ db, act, parse }) => {
  const { job, act: what } = parse(failedJobSchema);
  if (what === 'retry') {
    await retryJob(db, act, { id: job });
    return redirectSaying('/job', 'job.retried');
  }
  await dropJob(db, act, { id: job });
  return redirectSaying('/job', 'job.dropped');
});

export default function Jobs() {
  const { lines, total, page, cycle, now } = useLoaderData<typeof loader>();
  const problem = useProblem();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: m.job_next(),
        audience: m.job_audience(),
        deadline: noDeadline(),
      })}
      lede={m.job_lede()}
      title={m.job_title()}
    >
      <div className="stack">
        {problem && (
          <Banner kind="warn" role="alert">
            {problem.text}
          </Banner>
        )}
        <FailedJobs lines={lines} />
        <Pagination page={page} pageSize={jobPageSize} to={(at) => `/job?page=${at}`} total={total} />
      </div>
    </AppPage>
  );
}
