/**
 * How much one request may bring, in one place. Everything is counted before anything is made of it; the largest form of
 * the product (a self assessment of 40 skills, all texts full) is below half of `signed`.
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
  /** Files in a form; a file where none is expected is refused. */
  files: number;
};

/** Who is not signed in: a login, a password, a link's form. */
const anonymous: PostedLimits = { bytes: 16_384, fields: 40, depth: 3, name: 100, text: 2_000, files: 0 };

const signed: PostedLimits = {
  ...{ bytes: 1_048_576, fields: 2_000, depth: 8, name: 200, text: 65_536, files: 0 },
};

/** A spreadsheet beside a few fields; a little above `FILE_LIMITS.bytes`, which names the file in its refusal. */
const upload: PostedLimits = { ...signed, bytes: 6 * 1_048_576, fields: 20, files: 1 };

export const postedLimits = { anonymous, signed, upload };

/** Vietnamese needs two marks on a letter, other scripts a few more: piles of them cost quadratic time to normalise. */
export const mostMarks = 8;
