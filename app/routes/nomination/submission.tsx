import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { SubmissionForm } from '~/features/nomination/file/submission-form';
import { submitNomination } from '~/features/nomination/nomination-commands.server';
import { versionSchema } from '~/features/nomination/nomination-form';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_submission_do()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const file = await findNomination(db, actor, uuidParam(params.id), now);
  must(file.refusals.edit);
  return { now, file };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = uuidParam(params.id);
  await submitNomination(db, act, { id, ...parse(versionSchema) });
  return redirectSaying(`/nomination/${id}`, 'nomination.submitted');
});

export default function Submission() {
  const { now, file } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/nomination/${file.id}`, label: m.nomination_file_title({ name: file.name }) }}
      facts={factsOf(file.cycle, now, {
        next: m.nomination_submission_next(),
        audience: m.nomination_audience_file(),
        phase: 'nomination',
      })}
      lede={m.nomination_submission_lede()}
      title={m.nomination_submission_title({ name: file.name })}
    >
      <SubmissionForm file={file} />
    </AppPage>
  );
}
