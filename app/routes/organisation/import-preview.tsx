import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useProblem } from '~/components/form/use-post-form';
import { load, perform } from '~/features/account/request.server';
import { carryHandovers } from '~/features/assessment/handover/commands.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { ImportChoices } from '~/features/organisation/import/choices';
import { chooseImportColumns } from '~/features/organisation/import/column-commands.server';
import { ImportColumns } from '~/features/organisation/import/columns';
import {
  chooseImportOptions,
  confirmImport,
  discardImport,
} from '~/features/organisation/import/commands.server';
import { ImportLines } from '~/features/organisation/import/lines';
import { answersForm, columnsForm, optionsForm } from '~/features/organisation/import/options';
import {
  ImportConfirm,
  ImportCounts,
  ImportDiscard,
  ImportDone,
  ImportFaults,
  ImportGone,
  ImportNotes,
  ImportSteps,
} from '~/features/organisation/import/preview-page';
import { previewImport } from '~/features/organisation/import/preview-queries.server';
import { ImportQuestions } from '~/features/organisation/import/questions';
import { UploadAgain } from '~/features/organisation/import/upload-form';
import { outcomes } from '~/features/organisation/plan/plan';
import { AppPage } from '~/frame/app-page';
import { pageParam, uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_preview_title()} – ${m.common_brand()}` }];

/** After a conflict the newest preview has to show, with the digest that agreeing to it needs. */
export const shouldRevalidate = () => true;

export const loader = load(async ({ db, act, now, params, url, running }) => {
  const asked = url.searchParams.get('show');
  const show = outcomes.find((outcome) => outcome === asked) ?? (asked === 'all' ? 'all' : null);
  return {
    now,
    running: await running(),
    preview: await previewImport(db, act, { id: uuidParam(params.id), show, page: pageParam(url) }),
  };
});

export const action = perform(async ({ db, act, form, parse, params }) => {
  const id = uuidParam(params.id);
  const intent = form.get('intent');
  if (intent === 'discard') {
    await discardImport(db, act, id);
    return redirectSaying('/organisation/import', 'people.importDiscarded');
  }
  if (intent === 'confirm') {
    await confirmImport(db, act, id, String(form.get('digest') ?? ''), (tx, handovers) =>
      carryHandovers(tx, act, handovers),
    );
    return redirect(`/organisation/import/${id}`);
  }
  if (intent === 'answers')
    await chooseImportOptions(db, act, { id, options: { answers: parse(answersForm) } });
  else if (intent === 'columns') await chooseImportColumns(db, act, { id, ...parse(columnsForm) });
  else await chooseImportOptions(db, act, { id, options: parse(optionsForm) });
  return redirect(`/organisation/import/${id}`);
});

export default function Preview() {
  const { now, running, preview } = useLoaderData<typeof loader>();
  const problem = useProblem();
  const { file, view } = preview;
  const isAsking = Boolean(view && (view.asks.length > 0 || view.sheets.length === 0 || view.isIncomplete));
  const next = {
    imported: m.people_preview_next_done(),
    gone: m.people_preview_next_gone(),
    open: nextOf(view, isAsking),
  }[file.state];
  return (
    <AppPage
      crumbs={[
        { label: m.people_title(), to: '/organisation' },
        { label: m.people_import_title(), to: '/organisation/import' },
        { label: m.people_preview_crumb() },
      ]}
      facts={factsOf(running, now, {
        next,
        audience: file.state === 'imported' ? m.people_audience() : m.people_import_audience(),
      })}
      lede={[file.unitName && m.people_preview_for({ unit: file.unitName }), ledeOf(file.fileName, view)]
        .filter(Boolean)
        .join(' ')}
      title={file.state === 'imported' ? m.people_preview_done_title() : m.people_preview_title()}
    >
      <div className="stack-l">
        <ImportSteps step={file.state === 'imported' ? 'done' : isAsking ? 'columns' : 'preview'} />
        {file.state === 'gone' && <ImportGone />}
        {file.state === 'imported' && <ImportDone counts={file.counts} to={file.unitTo} />}
        {view && (
          <>
            <ImportFaults view={view} />
            <ImportCounts counts={view.counts} />
            {view.isIncomplete && <ImportColumns kind={file.kind} view={view} />}
            <ImportQuestions questions={view.questions} />
            {isAsking && <ImportChoices {...preview.choices} kind={file.kind} view={view} />}
            <ImportLines
              pageSize={preview.pageSize}
              to={(show, page) => `?show=${show}&page=${page}#lines`}
              view={view}
            />
            <ImportConfirm problem={problem?.text} view={view} />
            <div className="grid grid--2">
              <ImportNotes view={view} />
              <UploadAgain
                faultsTo={view.faultCount > 0 ? `/organisation/import/${file.id}/fault` : undefined}
                kind={file.kind}
                replaces={file.id}
                unitId={file.unitId}
              />
            </div>
            {!view.isIncomplete && <ImportColumns kind={file.kind} view={view} />}
            {!isAsking && <ImportChoices {...preview.choices} kind={file.kind} view={view} />}
            <ImportDiscard />
          </>
        )}
      </div>
    </AppPage>
  );
}

function ledeOf(fileName: string, view: { rows: number; sheets: { name: string }[] } | null): string {
  if (!view) return fileName;
  const sheets = view.sheets.map((sheet) => sheet.name).join(', ');
  return m.people_preview_lede({ file: fileName, sheets, rows: showCount(view.rows) });
}

type View = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['preview']['view']> | null;

function nextOf(view: View, isAsking: boolean): string {
  if (isAsking) return m.people_preview_next_choose();
  if (view?.mayConfirm) return m.people_preview_next_confirm();
  const count = view?.faultCount ?? 0;
  return count > 0 ? m.people_preview_next_mend({ count }) : m.people_preview_next_same();
}
