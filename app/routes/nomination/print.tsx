import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { NominationPaper } from '~/features/nomination/file/paper';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { AppPage } from '~/frame/app-page';
import { uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_print_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  now,
  file: await findNomination(db, actor, uuidParam(params.id), now),
}));

export default function Print() {
  const { now, file } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(file.cycle, now, {
        next: m.nomination_print_next(),
        audience: m.nomination_audience_file(),
      })}
      title={m.nomination_print_title()}
    >
      <NominationPaper file={file} />
    </AppPage>
  );
}
