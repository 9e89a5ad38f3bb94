/** What a person may be told, and with which values its words are filled; each noun's catalogue holds the words. */
export type Telling =
  | { kind: 'account.resetMade' | 'account.resetUsed'; params: { by: string } }
  | { kind: 'account.proofSet' | 'account.proofGone'; params: Record<string, never> }
  | { kind: 'organisation.appointed'; params: { title: string; unit: string } }
  | { kind: 'dashboard.reminded' | 'scoring.released' | 'nomination.submitted'; params: { cycle: string } }
  | { kind: 'commendation.published'; params: { award: string } }
  | { kind: 'training.completed'; params: { name: string } }
  | { kind: 'training.invited' | 'training.changed'; params: { name: string; day: string; reply: string } }
  | { kind: 'training.cancelled'; params: { name: string; reason: string } };

/** Nobody asks for what happened longer ago. */
const keptDays = 90;

/** 'scoring.released' is told by the message `scoring_told_released`, and at length by `scoring_told_released_text`. */
export function toldKey(kind: string): string {
  const [noun = '', ...rest] = kind.split('.');
  return `${noun}_told_${rest.join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

export function keptSince(at: Date): Date {
  return new Date(at.getTime() - keptDays * 24 * 60 * 60 * 1000);
}
