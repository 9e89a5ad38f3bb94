import { useLoaderData } from '@remix-run/react';
import { ResetNews } from '~/features/account/proof/reset-news';
import { findResetNews } from '~/features/account/proof/reset-news-queries.server';
import { admit, loadPublic } from '~/features/account/request.server';
import { listMyTasks } from '~/features/assessment/assessment-queries.server';
import { phaseOf } from '~/features/assessment/assessment-task';
import { GrowthCard, MyPhases } from '~/features/assessment/home/aside';
import { NothingNow, OfficerLinks, Welcome } from '~/features/assessment/home/empty';
import { PeerForms, SelfForm, SuperiorForms } from '~/features/assessment/home/forms';
import { NextCard } from '~/features/assessment/home/next';
import { greetingName, nextTask, waitingForms } from '~/features/assessment/home/plan';
import { findGrowthBefore, findOfficeAbove } from '~/features/assessment/home/queries.server';
import { dayWords, nextFact, todayWords } from '~/features/assessment/home/words';
import { refuseToReadRecord } from '~/features/audit/audit-policy';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { deadlineFact, factsOf } from '~/features/cycle/phase/facts';
import { LateCard } from '~/features/dashboard/late-card';
import { listLateUnits } from '~/features/dashboard/late-unit-queries.server';
import { NudgeNote } from '~/features/dashboard/nudge-note';
import { findNudge } from '~/features/dashboard/nudge-queries.server';
import { asksForConsent, OwnNominations } from '~/features/nomination/consent/own-nominations';
import { listOwnNominations } from '~/features/nomination/nomination-queries.server';
import { managing } from '~/features/organisation/actor';
import { awaitsAnswer, OwnSeats } from '~/features/training/hall/learner';
import { listOwnSeats } from '~/features/training/hall/queries.server';
import { AppPage } from '~/frame/app-page';
import { describeViewer } from '~/frame/viewer';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';
import type { PageHandle } from '~/root';

export const meta = () => [{ title: `${m.assessment_home_title()} – ${m.common_brand()}` }];

export const handle: PageHandle = { isStatic: true };

export const loader = loadPublic(async ({ db, viewer, now, context, running }) => {
  if (!viewer) return { now, viewer: null, cycle: factsCycle(await running()) };
  await admit(context, viewer);
  const { cycle, ...forms } = await listMyTasks(db, viewer, now);
  const growth = await findGrowthBefore(db, viewer, {
    runningId: cycle?.id ?? null,
    locale: getLocale(),
  });
  const { name, isOfficer, isBoard } = describeViewer(viewer);
  return {
    now,
    viewer: { name, isOfficer },
    links: {
      isBoard,
      hasCycle: cycle !== null,
      isManager: managing(viewer).length > 0,
      readsRecord: refuseToReadRecord(viewer) === null,
    },
    cycle: factsCycle(cycle),
    peersNeeded: cycle?.settings.peersNeeded ?? 0,
    office: cycle && (await findOfficeAbove(db, viewer, cycle)),
    forms,
    late: await listLateUnits(db, viewer, { cycle, now }),
    nudge: cycle && nextTask(forms) ? await findNudge(db, viewer, cycle.id) : null,
    growth,
    seats: await listOwnSeats(db, viewer, now),
    news: await findResetNews(db, viewer.personId, now),
    asked: (await listOwnNominations(db, viewer)).filter(asksForConsent),
  };
});

type RunningCycle = CycleView | null;

function factsCycle(cycle: RunningCycle) {
  return cycle && { year: cycle.year, state: cycle.state, windows: cycle.windows, openedAt: cycle.openedAt };
}

export default function Home() {
  const data = useLoaderData<typeof loader>();
  if (!data.viewer)
    return (
      <AppPage
        facts={factsOf(data.cycle, data.now, {
          next: m.assessment_welcome_sign_in(),
          audience: m.assessment_everyone(),
        })}
        lede={m.assessment_welcome_lede()}
        title={m.common_brand()}
      >
        <Welcome />
      </AppPage>
    );
  const { now, viewer, links, cycle, forms, late, growth, asked, office, peersNeeded, news, nudge } = data;
  const { self, peers, superiors } = forms;
  const next = nextTask(forms);
  const { coming, missed } = waitingForms(forms);
  const first = next ?? coming[0];
  const hasForms = self !== null || peers.length + superiors.length > 0;
  const isOffice = viewer.isOfficer && !hasForms;
  const isAsked = !next && asked.length > 0;
  const isInvited = !next && !isAsked && data.seats.some(awaitsAnswer);
  const windows = cycle?.windows ?? [];
  const toCall = next || isAsked || isInvited ? undefined : late.find(({ counts }) => counts.people > 0);
  const isFree = !first && !toCall && hasForms;
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: isAsked
          ? m.nomination_list_next_own()
          : isInvited
            ? m.training_home_next()
            : toCall && toCall.toRemind > 0
              ? m.dashboard_home_fact({ count: showCount(toCall.toRemind) })
              : isOffice || toCall
                ? m.assessment_fact_officer()
                : nextFact(forms),
        audience: m.assessment_audience_home(),
        phase: toCall ? undefined : first && phaseOf(first.role),
        deadline: isFree ? { text: m.assessment_fact_no_deadline() } : toCall && deadlineFact(cycle, now),
      })}
      lede={
        isAsked
          ? m.nomination_list_lede_own()
          : isInvited
            ? m.training_home_lede()
            : isOffice || toCall
              ? todayWords(now)
              : dayWords(forms, now)
      }
      title={m.assessment_greeting({ name: greetingName(viewer.name) })}
    >
      <div className="cols">
        <div className="stack">
          <ResetNews back="/" news={news} now={now} />
          {nudge && <NudgeNote nudge={nudge} />}
          {next && cycle && (
            <NextCard office={office} peersNeeded={peersNeeded} task={next} year={cycle.year} />
          )}
          {asked.length > 0 && <OwnNominations files={asked} />}
          <OwnSeats now={now} seats={data.seats} />
          {late.map((unit) => (
            <LateCard isNext={unit === toCall} key={unit.unitId} now={now} unit={unit} windows={windows} />
          ))}
          {!next && !isAsked && !isInvited && !toCall && (hasForms || !viewer.isOfficer) && (
            <NothingNow
              coming={coming.length}
              hasForms={hasForms}
              missed={missed.length}
              now={now}
              windows={cycle ? windows : null}
            />
          )}
          {self && self !== next && <SelfForm task={self} />}
          {superiors.length > 0 && <SuperiorForms tasks={superiors} windows={windows} />}
          {peers.length > 0 && <PeerForms tasks={peers} windows={windows} />}
          {isOffice && <OfficerLinks {...links} />}
        </div>
        <aside aria-label={m.assessment_aside()} className="stack">
          {cycle && <MyPhases {...cycle} isRatee={self !== null} now={now} />}
          {growth && <GrowthCard growth={growth} />}
          {viewer.isOfficer && hasForms && <OfficerLinks {...links} />}
        </aside>
      </div>
    </AppPage>
  );
}
