import { useLoaderData } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { Section } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Chips } from '~/components/page/tabs';
import { loadPublic } from '~/features/account/request.server';
import { rollPageSize } from '~/features/commendation/commendation';
import { refuseToListDecisions } from '~/features/commendation/commendation-policy';
import { listOwnCommendations } from '~/features/commendation/commendation-queries.server';
import { HonourMark } from '~/features/commendation/honour-mark';
import { HonourList, OwnHonours, RollSource } from '~/features/commendation/honour-roll';
import {
  findNextPublication,
  listHonourRoll,
  listHonourYears,
} from '~/features/commendation/roll-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { pageParam } from '~/lib/http/param';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { PageHandle } from '~/root';

export const meta = () => [{ title: `${m.commendation_roll_title()} – ${m.common_brand()}` }];

export const handle: PageHandle = { isStatic: true };

export const loader = loadPublic(async ({ db, now, url, viewer }) => {
  const years = await listHonourYears(db);
  const asked = /^\d{4}$/.exec(url.searchParams.get('year') ?? '')?.[0];
  const year = asked ? Number(asked) : (years[0] ?? Number(dayOf(now).slice(0, 4)));
  const page = pageParam(url);
  return {
    years,
    year,
    page,
    roll: await listHonourRoll(db, { year, page }),
    next: await findNextPublication(db, now),
    own: viewer ? await listOwnCommendations(db, viewer) : [],
    looksOver: viewer ? refuseToListDecisions(viewer) === null : false,
  };
});

export default function HonourRollPage() {
  const { years, year, page, roll, next, own, looksOver } = useLoaderData<typeof loader>();
  const to = (of: number, at = 1) => `/commendation?year=${of}${at > 1 ? `&page=${at}` : ''}`;
  const name = roll.honourName;
  return (
    <AppPage
      facts={{
        phase: roll.publishedOn
          ? { text: m.commendation_roll_published(), detail: showDay(roll.publishedOn) }
          : { text: m.commendation_roll_unpublished() },
        next: { text: name ? m.commendation_roll_next() : m.commendation_roll_next_none() },
        deadline: {
          text: next
            ? m.commendation_roll_coming({ year: next.year, day: showDay(next.on) })
            : m.commendation_roll_no_deadline(),
        },
        audience: { text: m.commendation_roll_everyone(), detail: m.commendation_roll_everyone_detail() },
      }}
      lede={name && <RollLede standing={roll.standing} year={year} />}
      title={
        name ? (
          <>
            <HonourMark />
            {m.commendation_honour_of_year({ name, year })}
          </>
        ) : (
          m.commendation_roll_title()
        )
      }
    >
      <div className="stack">
        <OwnHonours own={own} />
        {looksOver && (
          <Actions>
            <LinkButton icon="file" to="/commendation/decision" variant="secondary">
              {m.commendation_list_title()}
            </LinkButton>
          </Actions>
        )}
        <Section
          aside={
            years.length > 0 && (
              <Chips
                items={years.map((one) => ({ to: to(one), label: one, current: one === year }))}
                label={m.commendation_roll_years()}
              />
            )
          }
          id="deeds"
          title={m.commendation_roll_deeds()}
        >
          {roll.people.length > 0 ? (
            <HonourList people={roll.people} />
          ) : (
            <EmptyState icon="star" title={m.commendation_roll_empty({ year })}>
              <p>{m.commendation_roll_empty_text()}</p>
            </EmptyState>
          )}
          {roll.total > rollPageSize && (
            <Pagination page={page} pageSize={rollPageSize} to={(at) => to(year, at)} total={roll.total} />
          )}
          <RollSource decisions={roll.decisions} />
        </Section>
      </div>
    </AppPage>
  );
}

function RollLede({ standing, year }: { standing: number; year: number }) {
  return (
    <>
      {m.commendation_roll_lede({ count: showCount(standing) })}
      <span className="honour-other" lang={m.commendation_other_lang()}>
        {m.commendation_roll_other({ count: showCount(standing), year })}
      </span>
    </>
  );
}
