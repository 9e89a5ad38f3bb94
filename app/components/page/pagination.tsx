import { Link } from '@remix-run/react';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { pagesAround } from './page-numbers';

type PaginationProps = {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  /** The address of a page, with the filters it keeps. */
  to: (page: number) => string;
  /** What is paged, where a page has two lists. */
  label?: string;
};

/** Plain links to pages, and which of how many are on this one; of nothing, nothing: the list itself says that it is empty. */
export function Pagination({ page, pageSize, total, to, label }: PaginationProps) {
  if (total === 0) return null;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const from = (page - 1) * pageSize + 1;
  const range = m.common_page_range({
    from: showCount(from),
    to: showCount(Math.min(total, page * pageSize)),
    total: showCount(total),
  });
  // One page leads nowhere: it is no navigation.
  if (last === 1)
    return (
      <div className="pager">
        <p>{range}</p>
      </div>
    );
  return (
    <nav aria-label={label ?? m.common_pages()} className="pager">
      {page > 1 && (
        <Link rel="prev" to={to(page - 1)}>
          {m.common_page_previous()}
        </Link>
      )}
      {pagesAround(page, last).map((number, index) => {
        if (number === null) return <span key={`gap-${index}`}>…</span>;
        if (number === page)
          return (
            <span aria-current="page" className="cur" key={number}>
              <span className="sr">{m.common_page_number({ page: number })}</span>
              <span aria-hidden="true">{number}</span>
            </span>
          );
        return (
          <Link aria-label={m.common_page_number({ page: number })} key={number} to={to(number)}>
            {number}
          </Link>
        );
      })}
      {page < last && (
        <Link rel="next" to={to(page + 1)}>
          {m.common_page_following()}
        </Link>
      )}
      <p>{range}</p>
    </nav>
  );
}
