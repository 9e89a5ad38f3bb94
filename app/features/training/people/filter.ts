import type { PeopleFilter } from './queries.server';

/** What the address narrows the list to. */
export function readFilter(url: URL): PeopleFilter {
  return { post: url.searchParams.get('post') ?? '', text: (url.searchParams.get('q') ?? '').slice(0, 100) };
}
