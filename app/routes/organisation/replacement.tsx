import { useLoaderData } from '@remix-run/react';
import { Tabs } from '~/components/page/tabs';
import { load, perform } from '~/features/account/request.server';
import { replaceSecretary } from '~/features/assessment/handover/commands.server';
import { factsOf } from '~/features/cycle/phase/facts';
import {
  KnownSuccessorForm,
  NewSuccessorForm,
  ReplacementEffects,
} from '~/features/organisation/handover/forms';
import { findReplacement } from '~/features/organisation/handover/queries.server';
import { knownSuccessorForm, newSuccessorForm } from '~/features/organisation/organisation-form';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_replace_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url, running }) => {
  const found = await findReplacement(db, actor, { id: idParam(params.id) });
  return {
    now,
    running: await running(),
    ...found,
    isNew: found.candidates.length === 0 || url.searchParams.get('who') === 'new',
  };
});

export const action = perform(async ({ db, act, form, parse, params }) => {
  const appointmentId = idParam(params.id);
  const input = form.has('personId') ? parse(knownSuccessorForm) : parse(newSuccessorForm);
  const { unitId, carried } = await replaceSecretary(db, act, { ...input, appointmentId });
  const { joined, peers, tasks, superior } = carried;
  return redirectSaying(
    `/organisation/unit/${unitId}`,
    joined > 0 ? 'people.replacedBranch' : superior > 0 ? 'people.replacedOffice' : 'people.replaced',
    { peers, tasks, superior },
  );
});

export default function Replacement() {
  const { now, running, seat, candidates, isNew } = useLoaderData<typeof loader>();
  const here = `/organisation/appointment/${seat.id}/replacement`;
  const backTo = `/organisation/unit/${seat.unitId}`;
  const form = { day: dayOf(now), backTo, action: m.people_replace_do({ name: seat.fullName }) };
  return (
    <AppPage
      back={{ to: backTo, label: seat.unitName }}
      facts={factsOf(running, now, { next: m.people_replace_next(), audience: m.people_audience_person() })}
      lede={m.people_replace_lede({ unit: seat.unitName, day: showDay(seat.fromOn) })}
      title={m.people_replace_heading({ name: seat.fullName })}
    >
      <div className="stack-l">
        {candidates.length > 0 && (
          <Tabs
            items={[
              { to: here, label: m.people_replace_known(), current: !isNew },
              { to: `${here}?who=new`, label: m.people_replace_new(), current: isNew },
            ]}
            label={m.people_replace_who()}
          />
        )}
        {isNew ? <NewSuccessorForm {...form} /> : <KnownSuccessorForm {...form} candidates={candidates} />}
        <ReplacementEffects hasCycle={running?.state === 'open'} />
      </div>
    </AppPage>
  );
}
