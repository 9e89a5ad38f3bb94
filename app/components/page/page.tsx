import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages';
import { Icon, type IconName } from '../icon';

/** The id of the page's `main`, where the skip link goes. */
const mainId = 'main';

/** First in the page: jumps over bars and menus. */
export function SkipLink() {
  return (
    <a className="skip" href={`#${mainId}`}>
      {m.common_skip()}
    </a>
  );
}

/** The strip that says this is invented data; never in production. */
export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <aside aria-label={m.common_demo()} className="demo">
      {children}
    </aside>
  );
}

/** `wide` for officers' pages with the rail, `bottom` for secretaries' pages with the four places. */
export function PageFrame({
  wide,
  bottom,
  children,
}: {
  wide?: boolean;
  bottom?: boolean;
  children: ReactNode;
}) {
  const classes = [wide && 'wide', bottom && 'has-bottom'].filter(Boolean);
  return <div className={classes.length > 0 ? classes.join(' ') : undefined}>{children}</div>;
}

export type Fact = { text: ReactNode; detail?: ReactNode; late?: boolean };
export type Facts = { phase: Fact; next: Fact; deadline: Fact; audience: Fact };

/** Four answers before anything else: phase, next step, deadline, who sees it. On every page but sign-in. */
export function FactsBar({ facts }: { facts: Facts }) {
  return (
    <section aria-label={m.common_facts()} className="facts">
      <dl>
        <FactPair fact={facts.phase} icon="flag" label={m.common_fact_phase()} />
        <FactPair fact={facts.next} icon="right" label={m.common_fact_next()} />
        <FactPair dotted fact={facts.deadline} icon="clock" label={m.common_fact_deadline()} />
        <FactPair fact={facts.audience} icon="eye" label={m.common_fact_audience()} />
      </dl>
    </section>
  );
}

function FactPair({
  fact,
  icon,
  label,
  dotted,
}: {
  fact: Fact;
  icon: IconName;
  label: string;
  dotted?: boolean;
}) {
  return (
    <div className={fact.late ? 'late' : undefined}>
      <dt>
        <Icon name={icon} />
        {label}
      </dt>
      <dd>
        {fact.text}
        {fact.detail && (
          <> {dotted ? <span className="nb">· {fact.detail}</span> : <span>{fact.detail}</span>}</>
        )}
      </dd>
    </div>
  );
}

export type LineStop = {
  to: string;
  label: string;
  /** The year has passed this stop. */
  done?: boolean;
  current?: boolean;
  /** Whose stop it is, when it would refuse this reader: named, no link. */
  closed?: string;
};

/** The ten nouns in flow order as stops on a line: officers' navigation, at the left from 64rem. */
export function LineRail({ stops }: { stops: LineStop[] }) {
  return (
    <nav aria-label={m.common_line()} className="rail">
      <LineStops stops={stops} />
    </nav>
  );
}

/** The stops themselves, shared by the rail and the phone's contents menu. */
export function LineStops({ stops }: { stops: LineStop[] }) {
  return (
    <ol className="line">
      {stops.map((stop) => (
        <li className={stop.done ? 'done' : undefined} key={stop.to}>
          {stop.closed ? (
            <span className="line__closed">
              {stop.label}
              <small>{stop.closed}</small>
            </span>
          ) : (
            <Link aria-current={stop.current ? 'page' : undefined} to={stop.to}>
              {stop.label}
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}

export type Place = { to: string; label: string; icon: IconName; current?: boolean };

/** Secretaries' four places, at the thumb on a phone and under the facts bar on a desktop. */
export function BottomNav({ places }: { places: Place[] }) {
  return (
    <nav aria-label={m.common_main_nav()} className="bottom">
      <ul>
        {places.map((place) => (
          <li key={place.to}>
            <Link aria-current={place.current ? 'page' : undefined} to={place.to}>
              <Icon name={place.icon} />
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The measure of the page around `main`, with the officers' rail beside it when given. */
export function Shell({ rail, children }: { rail?: ReactNode; children: ReactNode }) {
  return (
    <div className={rail ? 'shell shell--rail' : 'shell'}>
      {rail}
      <main id={mainId} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

export type Crumb = { to?: string; label: string };

type PageHeadProps = {
  title: ReactNode;
  /** From the top of the tree down; the last one is where you are. */
  crumbs?: Crumb[];
  /** Named when the crumbs are not the page's own path ("Đơn vị"). */
  crumbsLabel?: string;
  /** A way back, instead of crumbs, inside a task. */
  back?: { to: string; label: string };
  lede?: ReactNode;
  /** The one sentence the page's figures mean. */
  reading?: ReactNode;
};

/** The page's one h1 with what leads to it and the sentence under it. */
export function PageHead({ title, crumbs, crumbsLabel, back, lede, reading }: PageHeadProps) {
  return (
    <>
      {crumbs && <Crumbs crumbs={crumbs} label={crumbsLabel ?? m.common_crumbs()} />}
      {back && (
        <Link className="tap" to={back.to}>
          <Icon name="left" />
          {back.label}
        </Link>
      )}
      <div className="page-head">
        <h1>{title}</h1>
        {lede && <p className="lede">{lede}</p>}
        {reading && <p className="reading">{reading}</p>}
      </div>
    </>
  );
}

/** Where this page hangs in a tree. */
function Crumbs({ crumbs, label }: { crumbs: Crumb[]; label: string }) {
  return (
    <nav aria-label={label} className="crumbs">
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={`${index}-${crumb.label}`}>
            {crumb.to && index < crumbs.length - 1 ? (
              <Link to={crumb.to}>{crumb.label}</Link>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? 'page' : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Whose product this is and the pages anyone may read. */
export function Footer({ owner, links }: { owner: ReactNode; links: { to: string; label: string }[] }) {
  return (
    <footer className="foot">
      <div>
        <span className="grow">{owner}</span>
        {links.map((link) => (
          <Link key={link.to} to={link.to}>
            {link.label}
          </Link>
        ))}
      </div>
    </footer>
  );
}
