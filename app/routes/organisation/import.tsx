import { readFile } from 'node:fs/promises';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { load, performUpload } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { uploadFile } from '~/features/organisation/import/commands.server';
import { uploadForm } from '~/features/organisation/import/options';
import { ImportSteps } from '~/features/organisation/import/preview-page';
import { UploadForm } from '~/features/organisation/import/upload-form';
import { listImportUnits } from '~/features/organisation/organisation-choice-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_import_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const choices = await listImportUnits(db, actor, { today: dayOf(now) });
  const asked = url.searchParams.get('unit');
  const chosen = choices.find((unit) => String(unit.id) === asked) ?? choices[0];
  return {
    now,
    running: await running(),
    choices,
    unitId: String(chosen?.id ?? ''),
    kind: url.searchParams.get('kind') === 'unit' ? ('unit' as const) : ('roster' as const),
  };
});

export const action = performUpload('sheet', async ({ db, act, file, parse }) => {
  const { kind, unitId, replaces } = parse(uploadForm);
  const bytes = await readFile(file.path);
  const id = await uploadFile(db, act, { kind, unitId, fileName: file.name, bytes, replaces });
  return redirect(`/organisation/import/${id}`);
});

export default function Import() {
  const { now, running, choices, unitId, kind } = useLoaderData<typeof loader>();
  return (
    <AppPage
      crumbs={[{ label: m.people_title(), to: '/organisation' }, { label: m.people_import_title() }]}
      facts={factsOf(running, now, { next: m.people_import_next(), audience: m.people_import_audience() })}
      lede={m.people_import_lede()}
      title={m.people_import_title()}
    >
      <div className="stack-l">
        <ImportSteps step="file" />
        <div className="grid grid--2">
          <UploadForm choices={choices} key={`${kind}-${unitId}`} kind={kind} unitId={unitId} />
          <Card title={m.people_template()}>
            <div className="stack">
              <p>{m.people_template_text()}</p>
              <LinkButton
                icon="down"
                reloadDocument
                to="/organisation/import/template?kind=roster"
                variant="secondary"
              >
                {m.people_template_roster()}
              </LinkButton>
              <LinkButton
                icon="down"
                reloadDocument
                to="/organisation/import/template?kind=unit"
                variant="secondary"
              >
                {m.people_template_unit()}
              </LinkButton>
            </div>
          </Card>
        </div>
      </div>
    </AppPage>
  );
}
