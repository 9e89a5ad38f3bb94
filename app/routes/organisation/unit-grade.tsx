import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { gradeForm } from '~/features/organisation/organisation-form';
import { recordGrade } from '~/features/organisation/person/fact-commands.server';
import { GradeForm } from '~/features/organisation/person/fact-forms';
import { findUnitToManage } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_unit_grade_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => {
  const { id, name } = await findUnitToManage(db, actor, idParam(params.id));
  return { now, running: await running(), unit: { id, name } };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const unitId = idParam(params.id);
  await recordGrade(db, act, { ...parse(gradeForm), unitId });
  return redirectSaying(`/organisation/unit/${unitId}#grades`, 'people.gradeAdded');
});

export default function UnitGrade() {
  const { now, running, unit } = useLoaderData<typeof loader>();
  const backTo = `/organisation/unit/${unit.id}`;
  return (
    <AppPage
      back={{ to: backTo, label: unit.name }}
      facts={factsOf(running, now, { next: m.people_fact_next(), audience: m.people_audience() })}
      lede={m.people_unit_grade_lede()}
      title={m.people_unit_grade_title()}
    >
      <GradeForm backTo={backTo} year={dayOf(now).slice(0, 4)} />
    </AppPage>
  );
}
