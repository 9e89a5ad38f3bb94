/** The board's shortlist: marks before the meeting, then an order that is the board's own. */
export const opinions = ['agree', 'ask', 'pass'] as const;
/** agree = choose; ask = to be discussed; pass = not this year. */
export type Opinion = (typeof opinions)[number];
