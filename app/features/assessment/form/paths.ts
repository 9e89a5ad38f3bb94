/** The addresses of a rater's screens, in one place. `key` is a form's own ('self/…', 'peer/12'). */
export const formPath = (key: string, step?: string | null) =>
  step ? `/assessment/${key}?skill=${encodeURIComponent(step)}` : `/assessment/${key}`;
/** Every question on one page. */
export const wholeFormPath = (key: string) => `/assessment/${key}?all=1`;
/** The answers as text, when the form cannot be written. */
export const closedPath = (key: string) => `/assessment/${key}/closed`;
export const checkPath = (key: string) => `/assessment/${key}/check`;
export const receiptPath = (key: string) => `/assessment/${key}/receipt`;
export const draftPath = (key: string) => `/assessment/${key}/draft`;
export const recusalPath = (rateeId?: string) =>
  rateeId ? `/assessment/recusal?ratee=${rateeId}` : '/assessment/recusal';
