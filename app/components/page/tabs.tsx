import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

type TabItem = { to: string; label: ReactNode; current?: boolean };

/** Links that look like tabs: to parts of a page (`#…`) or to sister pages. */
export function Tabs({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav aria-label={label} className="tabs">
      {items.map((item) => (
        <Stop item={item} key={item.to} />
      ))}
    </nav>
  );
}

/** Filters as links: the choice lives in the address. */
export function Chips({ label, items }: { label: string; items: TabItem[] }) {
  return (
    <nav aria-label={label} className="chips">
      {items.map((item) => (
        <Stop className="chip" item={item} key={item.to} />
      ))}
    </nav>
  );
}

function Stop({ item, className }: { item: TabItem; className?: string }) {
  const current = item.current ? ('true' as const) : undefined;
  if (item.to.startsWith('#'))
    return (
      <a aria-current={current} className={className} href={item.to}>
        {item.label}
      </a>
    );
  return (
    <Link aria-current={current} className={className} preventScrollReset to={item.to}>
      {item.label}
    </Link>
  );
}
