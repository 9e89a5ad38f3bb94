export const inboxPageSize = 20;

/** The bell says "99+" above it. */
export const mostCounted = 99;

export function shownCount(unread: number): string {
  return unread > mostCounted ? `${mostCounted}+` : String(unread);
}
