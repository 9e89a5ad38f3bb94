import { Link, useLoaderData } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { Kpis } from '~/components/chart/kpis';
import { Banner } from '~/components/page/banner';
import { load } from '~/features/account/request.server';
import {
  refuseToCloseCycle,
  refuseToEditCycle,
  refuseToMovePhase,
  refuseToReadPeople,
} from '~/features/cycle/cycle-policy';
import { countCycle, findCycle, listPhaseChanges } from '~/features/cycle/cycle-queries.server';
import { SettingsWords } from '~/features/cycle/cycle-settings-words';
import { deadlineFact, factsOf } from '~/features/cycle/phase/facts';
import { CycleTimeline, PhaseChanges } from '~/features/cycle/phase/timeline';
import { AppPage } from '~/frame/app-page';
import { showInstant } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_show_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  const [changes, counts] = await Promise.all([
    listPhaseChanges(db, actor, cycle.id),
    countCycle(db, actor, cycle.id),
  ]);
  return {
    now,
    cycle,
    changes,
    counts,
    mayEdit: refuseToEditCycle(actor, cycle) === null,
    mayMove: refuseToMovePhase(actor, cycle) === null,
    mayClose: refuseToCloseCycle(actor, cycle) === null,
    mayReadPeople: refuseToReadPeople(actor) === null,
  };
});

export default function Cycle() {
  const { now, cycle, changes, counts, mayEdit, mayMove, mayClose, mayReadPeople } =
    useLoaderData<typeof loader>();
  const next = mayEdit ? m.cycle_show_next_open() : mayMove ? m.cycle_show_next_board() : m.cycle_show_next();
  const isDraft = cycle.state === 'draft';
  return (
    <AppPage
      crumbs={[
        { label: cycle.unitName },
        { to: '/cycle', label: m.cycle_list_title() },
        { label: cycle.name },
      ]}
      facts={factsOf(cycle, now, {
        next,
        audience: isDraft ? m.cycle_audience_board() : m.cycle_audience_all(),
        deadline: deadlineFact(cycle, now),
      })}
      reading={
        isDraft
          ? m.cycle_show_reading_draft()
          : m.cycle_show_reading({
              ratees: showCount(counts.ratees),
              units: showCount(counts.unitsByLevel.branch ?? 0),
            })
      }
      title={cycle.name}
    >
      <div className="stack-l">
        {cycle.state === 'closed' && cycle.closedAt && (
          <Banner kind="late" title={m.cycle_show_closed({ at: showInstant(cycle.closedAt) })}>
            {cycle.closedReason && m.cycle_change_reason({ reason: cycle.closedReason })}
          </Banner>
        )}
        {mayEdit && (
          <Actions>
            <LinkButton iconAfter="right" to={`/cycle/${cycle.id}/opening`}>
              {m.cycle_show_to_opening()}
            </LinkButton>
            <LinkButton icon="pen" to={`/cycle/${cycle.id}/edit`} variant="secondary">
              {m.cycle_show_to_edit()}
            </LinkButton>
            <LinkButton to={`/cycle/${cycle.id}/removal`} variant="quiet">
              {m.cycle_show_to_removal()}
            </LinkButton>
          </Actions>
        )}
        <Section id="calendar" title={m.cycle_calendar()}>
          <CycleTimeline cycle={cycle} mayMove={mayMove} now={now} />
        </Section>
        {changes.length > 0 && (
          <Section id="changes" title={m.cycle_changes()}>
            <PhaseChanges changes={changes} />
          </Section>
        )}
        {!isDraft && (
          <Section
            aside={
              mayReadPeople && (
                <Link className="tap" to={`/cycle/${cycle.id}/person`}>
                  {m.cycle_show_to_people()}
                </Link>
              )
            }
            id="people"
            title={m.cycle_people()}
          >
            <Kpis
              items={[
                { key: 'ratees', value: showCount(counts.ratees), label: m.cycle_opening_ratees() },
                { key: 'raters', value: showCount(counts.raters), label: m.cycle_people_raters() },
                {
                  key: 'units',
                  value: showCount(counts.unitsByLevel.grassroots ?? 0),
                  label: m.cycle_people_grassroots(),
                },
                { key: 'left', value: showCount(counts.left), label: m.cycle_people_left() },
              ]}
            />
            {cycle.openedAt && (
              <p className="sm mute">{m.cycle_people_snapshot({ at: showInstant(cycle.openedAt) })}</p>
            )}
          </Section>
        )}
        <Section id="settings" title={m.cycle_settings()}>
          <Card>
            <SettingsWords cycle={cycle} />
          </Card>
        </Section>
        {mayClose && (
          <Actions>
            <LinkButton to={`/cycle/${cycle.id}/quota`} variant="secondary">
              {m.cycle_show_to_quota()}
            </LinkButton>
            <LinkButton to={`/cycle/${cycle.id}/closing`} variant="quiet">
              {m.cycle_show_to_closing()}
            </LinkButton>
            <LinkButton to={`/cycle/${cycle.id}/taking-back`} variant="quiet">
              {m.cycle_show_to_taking_back()}
            </LinkButton>
          </Actions>
        )}
      </div>
    </AppPage>
  );
}
