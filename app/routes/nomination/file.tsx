import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { NominationFile, nextOf } from '~/features/nomination/file/file';
import { saveStatement } from '~/features/nomination/nomination-commands.server';
import { statementSchema } from '~/features/nomination/nomination-form';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { NominationTag } from '~/features/nomination/nomination-words';
import { AppPage } from '~/frame/app-page';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_file_meta()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const file = await findNomination(db, actor, uuidParam(params.id), now);
  const { refusals, readsAsOfficer } = file;
  return { now, file, note: readsAsOfficer && refusals.edit ? say(refusals.edit) : null };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = uuidParam(params.id);
  await saveStatement(db, act, { id, ...parse(statementSchema) });
  return redirectSaying(`/nomination/${id}#statement`, 'nomination.saved');
});

export default function Nomination() {
  const { now, file, note } = useLoaderData<typeof loader>();
  const { cycle, unit, name, branch, readsAsOfficer } = file;
  return (
    <AppPage
      crumbs={[
        { to: `/nomination?cycle=${cycle.id}`, label: m.nomination_list_title() },
        ...(readsAsOfficer
          ? [{ to: `/nomination/unit/${unit.unitId}?cycle=${cycle.id}`, label: unit.name }]
          : []),
        { label: name },
      ]}
      facts={factsOf(cycle, now, {
        next: nextOf(file),
        audience: m.nomination_audience_file(),
        phase: 'nomination',
        isDone: file.refusals.edit !== null,
      })}
      lede={
        <>
          <NominationTag state={file.state} /> {m.nomination_file_lede({ branch, unit: unit.name })}
        </>
      }
      title={m.nomination_file_title({ name })}
    >
      <NominationFile file={file} note={note} />
    </AppPage>
  );
}
