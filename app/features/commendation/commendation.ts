/** A decision is recorded, then published; a person's commendation may later be revoked, and stays in the record. */
export type DecisionState = 'recorded' | 'published';
