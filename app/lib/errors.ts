/**
 * The one error style. Policies return a `Refusal`; commands throw one of these; `respond.server.ts` turns
 * them into HTTP in one place. `reason` is a code that the words of a noun translate: never a sentence.
 */
export type Params = Record<string, string | number>;

/** Why something may not be done: `{ reason: 'assessment.phaseClosed', params: { … } }`. */
export type Refusal = { reason: string; params?: Params };

/** A field's complaint: `path` as React Hook Form names it (`phases.0.endsAt`), `code` a message code. */
export type Issue = { path: string; code: string; params?: Params };

export class DomainError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503,
    readonly refusal: Refusal,
  ) {
    super(refusal.reason);
    this.name = new.target.name;
  }
}

/** Nobody is signed in (401 → the sign-in page, which returns here). */
export class NotSignedIn extends DomainError {
  constructor() {
    super(401, { reason: 'account.notSignedIn' });
  }
}

/** The actor may not (403), or the thing is hidden from them: the same page either way. */
export class Refused extends DomainError {
  constructor(refusal: Refusal) {
    super(403, refusal);
  }
}

/** No such row (404). */
export class NotFound extends DomainError {
  constructor(reason = 'app.notFound') {
    super(404, { reason });
  }
}

/** Somebody else got there first, or the state does not allow it (409). `current` carries what the screen needs to merge. */
export class Conflict extends DomainError {
  constructor(
    refusal: Refusal,
    readonly current?: unknown,
  ) {
    super(409, refusal);
  }
}

/** Input that does not fit (422), with complaints beside their fields. */
export class Invalid extends DomainError {
  constructor(
    readonly issues: Issue[],
    refusal: Refusal = { reason: 'app.invalid' },
  ) {
    super(422, refusal);
  }
}

/** The database cannot be asked just now (503): nothing was kept, and the same may be sent again. */
export class Away extends DomainError {
  constructor() {
    super(503, { reason: 'app.away' });
  }
}

/** Throws `Refused` when a policy answered with a reason. */
export function must(refusal: Refusal | null): void {
  if (refusal) throw new Refused(refusal);
}
