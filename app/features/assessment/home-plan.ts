/** What a rater does next, from the list of their forms. */
import type { FormTask } from './assessment-task';

export type Forms = { self: FormTask | null; peers: FormTask[]; superiors: FormTask[] };

/** A form that may be written now and was not sent. */
export function isOpenTask({ state, refusal }: FormTask): boolean {
  return refusal === null && (state === 'assigned' || state === 'draft');
}

/** One's own form first, then what is begun, then the rest in the order given; null when nothing is open. */
export function nextTask({ self, peers, superiors }: Forms): FormTask | null {
  const open = [...(self ? [self] : []), ...superiors, ...peers].filter(isOpenTask);
  const begun = open.filter(({ state }) => state === 'draft');
  return open.find(({ role }) => role === 'SELF') ?? begun[0] ?? open[0] ?? null;
}

/** Kinds of work that are open, counted: the sentence of the day is made of it. */
export function openCounts({ self, peers, superiors }: Forms) {
  return {
    self: self && isOpenTask(self) ? 1 : 0,
    peers: peers.filter(isOpenTask).length,
    superiors: superiors.filter(isOpenTask).length,
  };
}

/** Forms that were given and are not sent, whether or not their phase is open. */
export function unsentCount({ self, peers, superiors }: Forms): number {
  return [...(self ? [self] : []), ...peers, ...superiors].filter(({ state }) => state !== 'submitted')
    .length;
}

/**
 * How somebody is greeted: the last two words of the name ('Ngọc Diễm'), the last one where the word before it says
 * only man or woman ('Văn Tâm' is greeted 'Tâm') or where the name has two.
 */
export function greetingName(fullName: string): string {
  const words = fullName.split(' ').filter(Boolean);
  const [before, last] = words.slice(-2);
  if (words.length < 3 || !last || ['Văn', 'Thị'].includes(before ?? '')) return words.at(-1) ?? '';
  return `${before} ${last}`;
}
