import { describe, expect, it } from 'vitest';
import { proposePeers } from '~/features/assessment/assignment/peer-assignment';
import { releaseComments } from '~/features/assessment/comment-release';
import { openFolder, sealFolder } from '~/features/assessment/peer/folder.server';
import { peerFormId } from '~/features/assessment/peer/seal.server';
import { seededRandom, shuffled } from '~/lib/prng';
import { type AttackerView, attack, chance, type Guesses } from '../../../support/peer-attacker';

/** A store's weaknesses, one by one. Ours has none of them. */
type Store = {
  /** Forms lie open: author and comment in the row. */
  isOpen: boolean;
  /** Boxes as long as their content. */
  isSized: boolean;
  /** The version counts saves. */
  isCounting: boolean;
  /** Comments are written in the order of the forms. */
  isOrdered: boolean;
  /** Each sending is an act of the record with its actor ('named') or without; else none is written at sending. */
  acts: 'named' | 'nameless' | 'none';
  /** Rows still stand as raters wrote them: nothing was rewritten, in the order of ids, before the release. */
  isUntouched: boolean;
};
const OURS: Store = {
  isOpen: false,
  isSized: false,
  isCounting: false,
  isOrdered: false,
  acts: 'none',
  isUntouched: false,
};

const dataKey = Buffer.alloc(32, 3);
const life = live();

/** A cycle as it happens: raters sign in, go through their forms, save as they type, send most of them. */
function live() {
  const random = seededRandom('a cycle of peers');
  const ratees = Array.from({ length: 120 }, (_, i) => ({
    person: i + 1,
    branch: i + 1,
    commune: Math.floor(i / 12),
  }));
  const raters = ratees.map((ratee) => ({ ...ratee, isSecretary: true }));
  const problem = { ratees, raters, wanted: 5, needed: 3, maxLoad: 6 };
  const assignments = proposePeers(problem, random).assignments.sort(
    (a, b) => a.ratee - b.ratee || a.rater - b.rater,
  );
  const events: {
    at: number;
    actor: number;
    ratee: number;
    kind: 'sign in' | 'save' | 'send';
    saves: number;
  }[] = [];
  const comments = new Map<string, string>();
  for (const { person } of raters) {
    let at = Math.floor(random() * 10 * 24 * 3600);
    events.push({ at, actor: person, ratee: 0, kind: 'sign in', saves: 0 });
    for (const { ratee, rater } of shuffled(assignments, random)) {
      if (rater !== person || random() < 0.08) continue;
      const length = random() < 0.2 ? 0 : Math.round(15 + 700 * random() ** 3);
      comments.set(`${ratee}<${rater}`, length === 0 ? '' : `${'lời '.repeat(length / 4)}${ratee} ${rater}`);
      const saves = 12 + Math.round(length / 12 + random() * 8);
      for (let i = 1; i <= saves; i++) {
        events.push({ at: at + 4 * i, actor: person, ratee, kind: 'save', saves: i });
      }
      at += 4 * (saves + 1);
      events.push({ at, actor: person, ratee, kind: 'send', saves: saves + 1 });
    }
  }
  events.sort((a, b) => a.at - b.at || a.actor - b.actor);
  return { ratees, assignments, comments, events: events.map((event, i) => ({ ...event, xmin: 1000 + i })) };
}

/** What the store shows afterwards, and who wrote what. */
function store(kind: Store): { view: AttackerView; truth: Guesses } {
  const random = seededRandom('chance of the store');
  const sent = life.events.filter((event) => event.kind === 'send');
  const written = sent.map(({ ratee, actor, xmin, saves }) => {
    const id = peerFormId(dataKey, ratee, actor);
    const comment = life.comments.get(`${ratee}<${actor}`) ?? '';
    const form = { answers: { A1: 3 } as const, comment, version: 1, submittedAt: null, isCounted: false };
    const box = sealFolder(dataKey, id, { author: actor, forms: new Map([[ratee, form]]) });
    return { id, ratee, author: actor, comment, box, xmin, saves };
  });
  const kept = kind.isUntouched ? written : [...written].sort((a, b) => (a.id < b.id ? -1 : 1));
  const forms = kept.map(({ id, ratee, author, comment, box, xmin, saves }, order) => ({
    id,
    ratee,
    order,
    xmin: kind.isUntouched ? xmin : 999_999,
    version: kind.isCounting ? saves : Math.floor(random() * 2 ** 31),
    size: kind.isSized ? 60 + Buffer.byteLength(comment) : box.length,
    ...(kind.isOpen ? { author, comment } : {}),
  }));
  const opened = kept.map(({ id, ratee, box }) => {
    const { author, forms } = openFolder(dataKey, id, box);
    const { comment } = forms.get(ratee)!;
    return { unit: Math.floor((ratee - 1) / 12), ratee, comment, author };
  });
  const released = kind.isOrdered
    ? opened.filter(({ comment }) => comment !== '')
    : releaseComments(opened, random).flatMap((batch) => batch.comments);
  const comments = released.map(({ ratee, comment }, order) => ({
    id: kind.isOrdered ? String(order).padStart(6, '0') : random().toString(36).slice(2),
    ratee,
    text: comment,
    order,
    xmin: 1_000_000,
  }));
  const rows = life.assignments.map((pair, order) => ({ ...pair, order, xmin: 900 }));
  const lastSent = new Map(sent.map(({ actor, xmin }) => [actor, xmin]));
  const raters = [...lastSent].map(([rater, xmin], order) => ({
    rater,
    order,
    xmin: kind.isUntouched ? xmin : 999_999,
  }));
  const acts = life.events.flatMap(({ kind: action, actor, at, xmin }, order) => {
    if (action === 'save' || (action === 'send' && kind.acts === 'none')) return [];
    const isNamed = action === 'sign in' || kind.acts === 'named';
    return [{ action, actor: isNamed ? actor : null, at, xmin, order }];
  });
  const truth = new Map(comments.map(({ id, text }) => [id, Number(text.split(' ').at(-1))]));
  return { view: { assignments: rows, forms, raters, acts, comments }, truth };
}

const attackOn = (weakness: Partial<Store>) => {
  const { view, truth } = store({ ...OURS, ...weakness });
  const limit = chance(view);
  const results = attack(view, truth);
  const beating = results.filter(({ hits }) => hits > limit.bound).map(({ strategy }) => strategy);
  return { view, results, beating, limit };
};

describe('an attacker who has everything but PEER_KEY', () => {
  it('names authors in our store no better than chance (99 %, of more than 300 comments)', () => {
    const { view, beating, results } = attackOn({});
    expect(view.comments.length).toBeGreaterThan(300);
    expect(beating, JSON.stringify(results)).toEqual([]);
  });

  it('sees no text of a comment in the rows of the forms', () => {
    expect(JSON.stringify(attackOn({}).view.forms)).not.toContain('lời');
  });

  it('reads an open store like a book', () => {
    const open: Store = {
      isOpen: true,
      isSized: true,
      isCounting: true,
      isOrdered: true,
      acts: 'named',
      isUntouched: true,
    };
    const { beating, results, view } = attackOn(open);
    expect(results.find(({ strategy }) => strategy === 'open text')?.hits).toBe(view.comments.length);
    expect(beating).toEqual(
      expect.arrayContaining([
        'open text',
        'same order',
        'last written',
        'size and length',
        'version and length',
      ]),
    );
  });
});

describe('each protection is needed: without it the same attacker wins', () => {
  const watched = { acts: 'named', isUntouched: true } as const;

  it.each([
    ['comments released in the order of forms', { ...watched, isOrdered: true }, 'last written'],
    ['boxes as long as their content', { ...watched, isSized: true }, 'size and length'],
    ['a version that counts saves', { ...watched, isCounting: true }, 'version and length'],
    ['named acts and rows left as they were written', watched, 'pace and length'],
    ['an act in the record at each sending', { acts: 'named' }, 'sessions in the record'],
    ['an act without a name, between signed-in sessions', { acts: 'nameless' }, 'sessions in the record'],
  ] as const)('%s', (_, weakness, strategy) => {
    const { beating, results, limit } = attackOn(weakness);
    expect(beating, `${JSON.stringify(results)} ${JSON.stringify(limit)}`).toContain(strategy);
  });
});
