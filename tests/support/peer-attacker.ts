/**
 * Somebody who has every table with its system columns, and the code, but not PEER_KEY, and wants to know who wrote
 * the released comments. Plain rows in, guesses out: the same attacker reads a simulated store and a real database.
 */

/** `order` is a row's physical place (ctid), `xmin` the transaction that wrote it last. */
type Row = { order: number; xmin: number };

export type AttackerView = {
  /** Who was asked to rate whom, as the table stands. */
  assignments: (Row & { rater: number; ratee: number })[];
  /** Peer forms that were sent. `size` in bytes; `author` and `comment` only where they lie open. */
  forms: (Row & {
    id: string;
    ratee: number;
    version: number;
    size: number;
    author?: number;
    comment?: string;
  })[];
  /** Rows that say how many forms a rater sent. */
  raters: (Row & { rater: number })[];
  /** The record: numbered acts; 'send' for a peer form, anything else for what else a person did. */
  acts: (Row & { at: number; actor: number | null; action: string })[];
  /** Released comments. */
  comments: (Row & { id: string; ratee: number; text: string })[];
};

/** Guesses of authors by comment id. */
export type Guesses = Map<string, number>;
type Form = AttackerView['forms'][number];
type Comment = AttackerView['comments'][number];

const by =
  <T>(key: (row: T) => number | string) =>
  (a: T, b: T) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

/** Each way to guess. All use what can be known of a form's author; they differ in how a comment finds its form. */
const STRATEGIES: Record<string, (view: AttackerView) => Guesses> = {
  'open text': (view) =>
    pairUp(view, (forms, comments) =>
      comments.map((comment) => forms.find((form) => form.comment?.trim() === comment.text)),
    ),
  'same order': (view) =>
    pairSorted(
      view,
      by(({ order }) => order),
      by(({ order }) => order),
    ),
  'last written': (view) =>
    pairSorted(
      view,
      by(({ xmin }) => xmin),
      by(({ order }) => order),
    ),
  'row ids': (view) =>
    pairSorted(
      view,
      by(({ id }) => id),
      by(({ id }) => id),
    ),
  'size and length': (view) =>
    pairSorted(
      view,
      by(({ size }) => -size),
      byLength,
    ),
  'version and length': (view) =>
    pairSorted(
      view,
      by(({ version }) => -version),
      byLength,
    ),
  'pace and length': (view) => {
    const pace = paceOf(view);
    return pairSorted(
      view,
      by((form) => -(pace.get(form.id) ?? 0)),
      byLength,
    );
  },
  'sessions in the record': guessBySessions,
};

const byLength = by<Comment>(({ text }) => -text.length);

/** Right guesses by strategy. */
export function attack(view: AttackerView, truth: Guesses): { strategy: string; hits: number }[] {
  return Object.entries(STRATEGIES).map(([strategy, guess]) => {
    const guesses = guess(view);
    const hits = [...truth].filter(([comment, author]) => guesses.get(comment) === author).length;
    return { strategy, hits };
  });
}

/**
 * What guessing blindly reaches: the mean number of hits, and the number it exceeds once in 1 / `alpha` times for the
 * best of all strategies (Bonferroni; normal bound, the variance of matchings bounded by the mean).
 */
export function chance(view: AttackerView, alpha = 0.01): { mean: number; bound: number } {
  const sent = countBy(view.forms, ({ ratee }) => ratee);
  const mean = view.comments.reduce((sum, { ratee }) => sum + 1 / (sent.get(ratee) ?? 1), 0);
  return { mean, bound: mean + normalQuantile(alpha / Object.keys(STRATEGIES).length) * Math.sqrt(mean) };
}

/** Best knowledge of a form's author: open, the same transaction as a named act or counter, or the same order as assigned. */
function authorsOf(view: AttackerView): Map<string, number> {
  const writers = new Map<number, Set<number>>();
  const note = (xmin: number, person: number | null) => {
    if (person !== null) writers.set(xmin, (writers.get(xmin) ?? new Set()).add(person));
  };
  for (const { xmin, rater } of view.raters) note(xmin, rater);
  for (const { xmin, actor, action } of view.acts) if (action === 'send') note(xmin, actor);
  const authors = new Map<string, number>();
  for (const [ratee, forms] of groupBy(view.forms, ({ ratee }) => ratee)) {
    const asked = view.assignments.filter((row) => row.ratee === ratee).sort(by(({ order }) => order));
    for (const [place, form] of [...forms].sort(by(({ order }) => order)).entries()) {
      const wrote = [...(writers.get(form.xmin) ?? [])];
      const known = form.author ?? (wrote.length === 1 ? wrote[0] : asked[place]?.rater);
      if (known !== undefined) authors.set(form.id, known);
    }
  }
  return authors;
}

/** Transactions between a form's last save and the one before it, of the same author where known: how long was typed. */
function paceOf(view: AttackerView): Map<string, number> {
  const authors = authorsOf(view);
  const last = new Map<number, number>();
  const pace = new Map<string, number>();
  for (const form of [...view.forms].sort(by(({ xmin }) => xmin))) {
    const author = authors.get(form.id) ?? -1;
    pace.set(form.id, form.xmin - (last.get(author) ?? form.xmin));
    last.set(author, form.xmin);
  }
  return pace;
}

/**
 * Who was at work when forms were sent, and how long each took: the time since the same person's act before, or,
 * where the act has no name, since whoever last signed in. The longest took the longest comments; the shortest, none.
 */
function guessBySessions(view: AttackerView): Guesses {
  const spans: { rater: number; span: number }[] = [];
  const before = new Map<number, number>();
  let present = -1;
  for (const act of [...view.acts].sort(by(({ xmin }) => xmin))) {
    present = act.actor ?? present;
    if (act.action === 'send') spans.push({ rater: present, span: act.at - (before.get(present) ?? act.at) });
    before.set(present, act.at);
  }
  const longest = new Map<number, number[]>();
  for (const [rank, { rater }] of spans.sort(by(({ span }) => -span)).entries()) {
    longest.set(rater, [...(longest.get(rater) ?? []), rank]);
  }
  const ranks = new Map([...view.comments].sort(byLength).map(({ id }, rank) => [id, rank]));
  const asked = groupBy(view.assignments, ({ ratee }) => ratee);
  return new Map(
    view.comments.map(({ id, ratee }) => {
      const distance = ({ rater }: { rater: number }) =>
        Math.min(
          spans.length,
          ...(longest.get(rater) ?? []).map((rank) => Math.abs(rank - (ranks.get(id) ?? 0))),
        );
      const [best] = [...(asked.get(ratee) ?? [])].sort(by(distance));
      return [id, best?.rater ?? -1];
    }),
  );
}

/** The k-th form of a ratee with the k-th comment; where comments are fewer, spread over the forms if both are in order. */
function pairSorted(view: AttackerView, formOrder: Sorter<Form>, commentOrder: Sorter<Comment>): Guesses {
  return pairUp(view, (forms, comments) => {
    const sorted = [...forms].sort(formOrder);
    const places = new Map([...comments].sort(commentOrder).map((comment, place) => [comment.id, place]));
    const fromTop = commentOrder === byLength || comments.length < 2;
    const step = fromTop ? 1 : (forms.length - 1) / (comments.length - 1);
    return comments.map(({ id }) => sorted[Math.round((places.get(id) ?? 0) * step)]);
  });
}
type Sorter<T> = (a: T, b: T) => number;

function pairUp(
  view: AttackerView,
  match: (forms: Form[], comments: Comment[]) => (Form | undefined)[],
): Guesses {
  const authors = authorsOf(view);
  const forms = groupBy(view.forms, ({ ratee }) => ratee);
  const guesses: Guesses = new Map();
  for (const [ratee, comments] of groupBy(view.comments, (comment) => comment.ratee)) {
    const matched = match(forms.get(ratee) ?? [], comments);
    for (const [i, comment] of comments.entries()) {
      guesses.set(comment.id, authors.get(matched[i]?.id ?? '') ?? -1);
    }
  }
  return guesses;
}

function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function countBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, number> {
  return new Map([...groupBy(rows, key)].map(([k, list]) => [k, list.length]));
}

/** z with an upper tail of `alpha` (Abramowitz & Stegun 26.2.23, error < 0.00045). */
function normalQuantile(alpha: number): number {
  const t = Math.sqrt(-2 * Math.log(alpha));
  return (
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  );
}
