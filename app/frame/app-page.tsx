import { useLocation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useDropOnSignOut } from '~/components/draft/use-draft';
import { Banner } from '~/components/page/banner';
import {
  BottomNav,
  type Crumb,
  DemoBanner,
  type Facts,
  FactsBar,
  Footer,
  LineRail,
  type LineStop,
  PageFrame,
  PageHead,
  type Place,
  Shell,
  SkipLink,
} from '~/components/page/page';
import { type Account, type Bell, TopBar } from '~/components/page/top-bar';
import { flow, type Noun } from '~/features/flow';
import { shownCount } from '~/features/inbox/inbox';
import { m } from '~/paraglide/messages';
import type { RootData } from '~/root';
import { CopyNotice } from './copy-notice';
import type { Viewer } from './viewer';

type AppPageProps = {
  /** Absent only on sign-in, where nobody is known yet. */
  facts?: Facts;
  title: ReactNode;
  crumbs?: Crumb[];
  back?: { to: string; label: string };
  lede?: ReactNode;
  reading?: ReactNode;
  /** Inside a task the four places give way to the task's own buttons. */
  task?: boolean;
  children: ReactNode;
};

/** Every page stands in this: demo strip, bar, facts, navigation for the viewer's seat, head, foot. */
export function AppPage({ facts, task, children, ...head }: AppPageProps) {
  const root = useRouteLoaderData<RootData>('root');
  useDropOnSignOut();
  const viewer = root?.viewer ?? null;
  const { pathname } = useLocation();
  const stops = viewer?.isOfficer ? lineStops(pathname, viewer.closed) : undefined;
  const places = viewer && !viewer.isOfficer && !task ? placesOf(pathname) : undefined;
  return (
    <PageFrame bottom={Boolean(places)} wide={Boolean(stops)}>
      <SkipLink />
      {root?.demoDay && (
        <DemoBanner>
          {m.app_demo_banner({ day: root.demoDay })} <a href="/sign-in">{m.app_demo_change_seat()}</a>
        </DemoBanner>
      )}
      <TopBar
        account={viewer ? accountOf(viewer) : undefined}
        bell={viewer ? bellOf(root?.unread ?? 0) : undefined}
        homeTo={viewer ? '/' : '/commendation'}
        stops={stops}
      >
        {!viewer && (
          <a className="tap" href="/sign-in">
            {m.app_sign_in()}
          </a>
        )}
      </TopBar>
      {facts && <FactsBar facts={facts} />}
      {places && <BottomNav places={places} />}
      <Shell rail={stops && <LineRail stops={stops} />}>
        <PageHead {...head} />
        {viewer && root && <CopyNotice at={root.at} />}
        {root?.said?.path === pathname && (
          <Banner kind="ok" role="status" title={root.said.text}>
            {root.said.next}
          </Banner>
        )}
        {children}
      </Shell>
      <Footer
        links={[
          { to: '/method', label: m.app_footer_method() },
          { to: '/privacy', label: m.app_footer_privacy() },
          { to: '/help', label: m.app_footer_help() },
          { to: `/language?to=${root?.locale === 'en' ? 'vi' : 'en'}`, label: m.app_footer_language() },
        ]}
        owner={m.app_footer_owner()}
      />
    </PageFrame>
  );
}

const stopLabels: Record<Noun, () => string> = {
  organisation: m.app_line_organisation,
  framework: m.app_line_framework,
  cycle: m.app_line_cycle,
  assessment: m.app_line_assessment,
  scoring: m.app_line_scoring,
  dashboard: m.app_line_dashboard,
  nomination: m.app_line_nomination,
  shortlist: m.app_line_shortlist,
  commendation: m.app_line_commendation,
  training: m.app_line_training,
};

function lineStops(pathname: string, closed: readonly Noun[]): LineStop[] {
  return flow.map((noun) => ({
    to: `/${noun}`,
    label: stopLabels[noun](),
    closed: closed.includes(noun) ? m.app_line_board_only() : undefined,
    current: pathname.startsWith(`/${noun}`),
  }));
}

function placesOf(pathname: string): Place[] {
  const place = (to: string, label: string, icon: Place['icon']): Place => ({
    to,
    label,
    icon,
    current: to === '/' ? pathname === '/' : pathname.startsWith(to),
  });
  return [
    place('/', m.app_place_tasks(), 'home'),
    place('/result', m.app_place_result(), 'table'),
    place('/commendation', m.app_place_honours(), 'star'),
    place('/account', m.app_place_account(), 'inbox'),
  ];
}

function bellOf(unread: number): Bell {
  const count = shownCount(unread);
  return unread > 0
    ? { to: '/inbox', label: m.inbox_bell_unread({ count }), count }
    : { to: '/inbox', label: m.inbox_bell() };
}

function accountOf(viewer: Viewer): Account {
  return {
    name: viewer.name,
    role: viewer.role,
    initials: viewer.initials,
    links: [
      { to: '/account', label: m.app_my_data() },
      ...(viewer.isBoard ? [{ to: '/job', label: m.job_title() }] : []),
      ...(viewer.isOfficer && viewer.isSecretary ? [{ to: '/', label: m.app_place_tasks() }] : []),
    ],
    signOut: { action: '/sign-out', label: m.app_sign_out() },
  };
}
