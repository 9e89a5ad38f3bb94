import { Link, useLocation } from '@remix-run/react';
import type { KeyboardEvent, ReactNode } from 'react';
import { m } from '~/paraglide/messages';
import { Icon } from '../icon';
import { BrandMark } from './brand-mark';
import { type LineStop, LineStops } from './page';

export type Account = {
  name: string;
  /** The seat the person speaks from now. */
  role: string;
  initials: string;
  links: { to: string; label: string }[];
  /** Leaving changes something on the server, so it is posted. */
  signOut?: { action: string; label: string };
};

/** `label` says in words what the count shows; no count, nothing waits. */
export type Bell = { to: string; label: string; count?: string };

type TopBarProps = {
  homeTo: string;
  account?: Account;
  bell?: Bell;
  /** Officers: the line, as a menu while the rail has no room. */
  stops?: LineStop[];
  /** Links for people who are not signed in. */
  children?: ReactNode;
};

/** Brand at the left, menus at the right. The menus are `details`: they open without a script. */
export function TopBar({ homeTo, account, bell, stops, children }: TopBarProps) {
  return (
    <header className="top">
      <div className="top__in">
        <Link className="brand" to={homeTo}>
          <BrandMark />
          <span>{m.common_brand()}</span>
        </Link>
        <span className="spacer" />
        {children}
        {stops && (
          <Menu
            className="menu menu--line"
            summary={
              <>
                <Icon name="menu" />
                <span>{m.common_contents()}</span>
              </>
            }
          >
            <nav aria-label={m.common_contents()} className="menu__panel">
              <LineStops stops={stops} />
            </nav>
          </Menu>
        )}
        {bell && (
          <Link className="bell" to={bell.to}>
            <Icon name="bell" />
            <span className="sr">{bell.label}</span>
            {bell.count && (
              <span aria-hidden="true" className="bell__n">
                {bell.count}
              </span>
            )}
          </Link>
        )}
        {account && <AccountMenu account={account} />}
      </div>
    </header>
  );
}

function AccountMenu({ account }: { account: Account }) {
  return (
    <Menu
      className="menu"
      summary={
        <span className="who">
          <span className="who__txt">
            {account.name}
            <small>{account.role}</small>
          </span>
          <span aria-hidden="true" className="ava">
            {account.initials}
          </span>
          <span className="sr">{m.common_account()}</span>
        </span>
      }
    >
      <div className="menu__panel">
        <p>
          <b>{account.name}</b>
        </p>
        <p className="sm mute">{account.role}</p>
        <hr />
        <ul className="menu__list">
          {account.links.map((link) => (
            <li key={link.to}>
              <Link className="tap" to={link.to}>
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
        {account.signOut && (
          <form action={account.signOut.action} method="post">
            <button className="tap plain" type="submit">
              {account.signOut.label}
            </button>
          </form>
        )}
      </div>
    </Menu>
  );
}

/** Shares a name so that one menu closes the other; a new page starts with both closed. */
function Menu({
  className,
  summary,
  children,
}: {
  className: string;
  summary: ReactNode;
  children: ReactNode;
}) {
  const { key } = useLocation();
  return (
    <details className={className} key={key} name="top-menu" onKeyDown={closeOnEscape}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
