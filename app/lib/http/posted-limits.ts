/**
 * How much one request may bring, in one place. Everything is counted before anything is made of it; the largest form of
 * the product (a self assessment of 40 skills, all texts full) is below half of `signed`. Files come by another door
 * (`lib/file/receiving.server.ts`) and are refused here.
 */
export type PostedLimits = {
  /** Of the body as sent. */
  bytes: number;
  /** Fields of a form; values and containers of JSON. */
  fields: number;
  /** Parts of a field's name ('phases.0.endsAt' has three); nesting of JSON. */
  depth: number;
  /** Characters of a field's name, and of its text. */
  name: number;
  text: number;
};

/** Who is not signed in: a login, a password, a link's form. */
const anonymous: PostedLimits = { bytes: 16_384, fields: 40, depth: 3, name: 100, text: 2_000 };

const signed: PostedLimits = {
  ...{ bytes: 1_048_576, fields: 2_000, depth: 8, name: 200, text: 65_536 },
};

export const postedLimits = { anonymous, signed };

/** Vietnamese needs two marks on a letter, other scripts a few more: piles of them cost quadratic time to normalise. */
export const mostMarks = 8;
