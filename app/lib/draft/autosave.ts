/**
 * Saving a draft as one types, whatever the draft is of. Every change is kept on the device first, then sent: at most
 * every three seconds, the version compared and set. No clock, timer, network or storage of its own: the page lends
 * them.
 */

export type Side = 'mine' | 'theirs';

/** What a draft is made of: how it changes, and what becomes of two changes at once. */
export type DraftKind<Draft, Patch, Conflict> = {
  applyPatch: (draft: Draft, patch: Patch) => Draft;
  /** The smallest patch that turns `from` into `to`; `{}` when they say the same. */
  patchBetween: (from: Draft, to: Draft) => Patch;
  /** `base` is the last version both sides had seen; where both changed one thing, `merged` keeps mine. */
  mergeDrafts: (base: Draft, mine: Draft, theirs: Draft) => { merged: Draft; conflicts: Conflict[] };
  settleConflicts: (open: { merged: Draft; conflicts: Conflict[] }, choices: Record<string, Side>) => Draft;
};

/** Milliseconds: between two saves, from a first change to its save, and between tries without a network. */
export const SAVE_EVERY = 3000;
const GATHER_FOR = 800;
export const RETRY_AFTER = [5_000, 10_000, 30_000] as const;

export type SaveReply<Draft> =
  | { kind: 'saved'; version: number; savedAt: Date | null }
  /** Somebody (often oneself on another device) saved in between: what stands there now. */
  | { kind: 'stale'; version: number; content: Draft }
  | { kind: 'signedOut' }
  /** The server will not take it, and says why. */
  | { kind: 'refused'; text: string }
  /** No network. */
  | { kind: 'unreachable' }
  /** The server is there and cannot. */
  | { kind: 'broken' };

/** What the device keeps: the draft, and the last version of the server's it was made from. They differ while it waits. */
export type KeptDraft<Draft> = { version: number; base: Draft; draft: Draft };

/** Nothing to say · the device has it · the server has it · the network is away · cannot · … */
export type AutosaveStatus =
  | 'idle'
  | 'saving'
  | 'saved'
  | 'local'
  | 'failed'
  | 'signedOut'
  | 'refused'
  | 'conflict';

export type AutosaveView<Draft, Conflict> = {
  status: AutosaveStatus;
  draft: Draft;
  /** The version the next save is compared with. */
  version: number;
  savedAt: Date | null;
  /** False when the device could not keep the draft (storage full or forbidden). */
  isKept: boolean;
  /** Why the server refused. */
  text: string | null;
  conflicts: Conflict[];
  /** Grows when the draft changed by other hands than the fields': they must be drawn anew. */
  revision: number;
};

export type AutosaveHost<Draft, Patch, Conflict> = {
  send: (save: { version: number; patch: Patch }) => Promise<SaveReply<Draft>>;
  /** Writes to the device, null takes away; false when it could not. */
  keep: (kept: KeptDraft<Draft> | null) => boolean;
  /** Calls `then` after `ms`; the answer cancels it. */
  wait: (ms: number, then: () => void) => () => void;
  now: () => number;
  show: (view: AutosaveView<Draft, Conflict>) => void;
};

export type AutosaveStart<Draft> = {
  version: number;
  content: Draft;
  savedAt: Date | null;
  /** The page is a copy from before: what the device keeps is newer. */
  isCopy?: boolean;
};

export type Autosave<Draft, Patch extends object, Conflict> = ReturnType<
  typeof makeAutosave<Draft, Patch, Conflict>
>;

export function viewAtStart<Draft, Conflict>({
  version,
  content,
  savedAt,
}: AutosaveStart<Draft>): AutosaveView<Draft, Conflict> {
  const status = savedAt ? 'saved' : 'idle';
  return { status, draft: content, version, savedAt, isKept: true, text: null, conflicts: [], revision: 0 };
}

/** `kept` is what an earlier visit left on this device; it goes on from there. */
export function makeAutosave<Draft, Patch extends object, Conflict>(
  kind: DraftKind<Draft, Patch, Conflict>,
  host: AutosaveHost<Draft, Patch, Conflict>,
  start: AutosaveStart<Draft>,
  kept: KeptDraft<Draft> | null,
) {
  const { applyPatch, patchBetween, mergeDrafts, settleConflicts } = kind;
  let view = viewAtStart<Draft, Conflict>(start);
  let base = start.content;
  let lastSentAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let cancel: (() => void) | null = null;
  let flight: Promise<void> | null = null;
  let isStopped = false;
  /** Saves since the page came: a copy of the page would not show them, so the device does. */
  let isAhead = false;

  const changes = () => patchBetween(base, view.draft);
  const isDirty = () => Object.keys(changes()).length > 0;
  const isHeldUp = () => ['signedOut', 'refused', 'conflict'].includes(view.status);

  function show(next: Partial<AutosaveView<Draft, Conflict>>): void {
    view = { ...view, ...next };
    if (!isStopped) host.show(view);
  }

  function keep(): boolean {
    return host.keep(isDirty() || isAhead ? { version: view.version, base, draft: view.draft } : null);
  }

  /** Sends later: never sooner than three seconds after the last time. A timer that runs already is left alone. */
  function schedule(ms: number): void {
    if (flight || cancel || isStopped) return;
    cancel = host.wait(Math.max(ms, lastSentAt + SAVE_EVERY - host.now()), () => {
      cancel = null;
      void sendNow();
    });
  }

  function unschedule(): void {
    cancel?.();
    cancel = null;
  }

  function sendNow(): Promise<void> {
    unschedule();
    flight ??= send().finally(() => {
      flight = null;
      if (!isHeldUp() && isDirty()) schedule(failures > 0 ? retryAfter(failures) : GATHER_FOR);
    });
    return flight;
  }

  async function send(): Promise<void> {
    if (!isDirty()) return settled({});
    const sent = view.draft;
    lastSentAt = host.now();
    if (view.status !== 'local') show({ status: 'saving' });
    const reply = await host.send({ version: view.version, patch: changes() });
    failures = reply.kind === 'unreachable' || reply.kind === 'broken' ? failures + 1 : 0;
    if (reply.kind === 'saved' || reply.kind === 'stale') isAhead = true;
    if (reply.kind === 'saved') {
      base = sent;
      settled({ version: reply.version, savedAt: reply.savedAt });
    } else if (reply.kind === 'stale') absorb(reply);
    else if (reply.kind === 'unreachable') show({ status: view.isKept ? 'local' : 'failed' });
    else if (reply.kind === 'broken') show({ status: 'failed' });
    else show({ status: reply.kind, text: reply.kind === 'refused' ? reply.text : null });
  }

  function settled(next: Partial<AutosaveView<Draft, Conflict>>): void {
    view = { ...view, ...next };
    const isKept = keep();
    show({ isKept, text: null, status: isDirty() ? 'saving' : 'saved' });
  }

  /** Another version stands on the server: takes in what changed there; real conflicts wait for the person. */
  function absorb(theirs: { version: number; content: Draft }): void {
    const { merged, conflicts } = mergeDrafts(base, view.draft, theirs.content);
    base = theirs.content;
    view = { ...view, version: theirs.version, draft: merged, revision: view.revision + 1 };
    if (conflicts.length === 0) settled({ conflicts });
    else show({ isKept: keep(), conflicts, status: 'conflict' });
  }

  if (kept) {
    base = kept.base;
    view = { ...view, draft: kept.draft, revision: 1 };
    isAhead = start.isCopy === true;
    if (isAhead) view = { ...view, version: kept.version, savedAt: null };
    else if (kept.version === start.version) base = start.content;
    else absorb(start);
    if (isDirty() && !isHeldUp()) {
      show({ status: 'saving', isKept: keep() });
      schedule(0);
    } else if (!isHeldUp()) settled({});
  }

  return {
    /** A field changed. */
    change(patch: Patch): void {
      view = { ...view, draft: applyPatch(view.draft, patch) };
      const isKept = keep();
      if (isHeldUp()) show({ isKept });
      else {
        show({ isKept, status: view.status === 'local' && isKept ? 'local' : 'saving' });
        schedule(GATHER_FOR);
      }
    },
    /** Saves what is open without waiting; true when the server has everything. */
    async flush(): Promise<boolean> {
      if (flight) await flight;
      if (isDirty() && !isHeldUp()) await sendNow();
      return !isDirty();
    },
    /** The network is back, or the person signed in again elsewhere. */
    retry(): void {
      if (!isDirty() || view.status === 'conflict' || flight) return;
      unschedule();
      failures = 0;
      show({ status: 'saving', text: null });
      schedule(0);
    },
    /** The person chose, field by field; what was not chosen keeps this device's. */
    settle(choices: Record<string, Side>): void {
      const draft = settleConflicts({ merged: view.draft, conflicts: view.conflicts }, choices);
      view = { ...view, draft, conflicts: [], revision: view.revision + 1 };
      settled({});
      if (isDirty()) schedule(0);
    },
    view: () => view,
    /** The server or the device has every word, and no choice is open. */
    isSafe: () => !isDirty() || (view.isKept && view.status !== 'conflict' && view.status !== 'refused'),
    stop(): void {
      isStopped = true;
      unschedule();
    },
  };
}

function retryAfter(failures: number): number {
  return RETRY_AFTER[Math.min(failures, RETRY_AFTER.length) - 1] ?? SAVE_EVERY;
}
