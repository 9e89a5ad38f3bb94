/** Which people of a goal a page lists. */
export const peopleShown = ['missing', 'trained', 'all'] as const;
export type PeopleShown = (typeof peopleShown)[number];

/** What the address asks for; those who are missing unless it says otherwise. */
export function readShown(text: string | null): PeopleShown {
  return peopleShown.find((shown) => shown === text) ?? 'missing';
}

export const goalPageSize = 50;
