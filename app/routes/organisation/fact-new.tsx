import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { disciplineForm, gradeForm, typedHonourForm } from '~/features/organisation/organisation-form';
import {
  recordDiscipline,
  recordGrade,
  recordHonour,
} from '~/features/organisation/person/fact-commands.server';
import { DisciplineForm, GradeForm, HonourForm } from '~/features/organisation/person/fact-forms';
import { findPersonForFact } from '~/features/organisation/person/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_fact_title()} – ${m.common_brand()}` }];

const kinds = ['honour', 'grade', 'discipline'] as const;
type Kind = (typeof kinds)[number];

function kindParam(text: string | undefined): Kind {
  const kind = kinds.find((each) => each === text);
  if (!kind) throw new NotFound();
  return kind;
}

export const loader = load(async ({ db, actor, now, params, running }) => ({
  now,
  kind: kindParam(params.kind),
  running: await running(),
  person: await findPersonForFact(db, actor, { id: idParam(params.id), today: dayOf(now) }),
}));

export const action = perform(async ({ db, act, parse, params }) => {
  const personId = idParam(params.id);
  const kind = kindParam(params.kind);
  if (kind === 'honour') await recordHonour(db, act, { ...parse(typedHonourForm), personId });
  else if (kind === 'grade') await recordGrade(db, act, { ...parse(gradeForm), personId });
  else await recordDiscipline(db, act, { ...parse(disciplineForm), personId });
  return redirectSaying(
    `/organisation/person/${personId}#${kind}s`,
    kind === 'honour'
      ? 'people.honourAdded'
      : kind === 'grade'
        ? 'people.gradeAdded'
        : 'people.disciplineAdded',
  );
});

const titles = {
  honour: m.people_honour_add,
  grade: m.people_grade_add,
  discipline: m.people_discipline_add,
};

export default function NewFact() {
  const { now, kind, running, person } = useLoaderData<typeof loader>();
  const backTo = `/organisation/person/${person.id}`;
  const year = dayOf(now).slice(0, 4);
  return (
    <AppPage
      back={{ to: backTo, label: person.fullName }}
      facts={factsOf(running, now, { next: m.people_fact_next(), audience: m.people_audience_person() })}
      lede={m.people_fact_lede()}
      title={titles[kind]()}
    >
      {kind === 'honour' && <HonourForm backTo={backTo} person={person.fullName} year={year} />}
      {kind === 'grade' && <GradeForm backTo={backTo} year={year} />}
      {kind === 'discipline' && <DisciplineForm backTo={backTo} person={person.fullName} />}
    </AppPage>
  );
}
