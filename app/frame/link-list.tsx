import { Link } from '@remix-run/react';

/** Places to go on to, under one name; nothing when there are none. */
export function LinkList({ label, links }: { label: string; links: { to: string; label: string }[] }) {
  if (links.length === 0) return null;
  return (
    <details className="more">
      <summary>{label}</summary>
      <ul>
        {links.map((link) => (
          <li key={link.to}>
            <Link to={link.to}>{link.label}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
