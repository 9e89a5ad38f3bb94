/** What a rater does next, from the list of their forms. */
import type { FormTask } from '../assessment-task';

export type FormsToFill = { self: FormTask | null; peers: FormTask[]; superiors: FormTask[] };

/** A form that may be written now and was not sent. */
export function isOpenTask({ state, refusal }: FormTask): boolean {
  return refusal === null && (state === 'assigned' || state === 'draft');
}

/** One's own form first, then what is begun, then the rest in the order given; null when nothing is open. */
export function nextTask({ self, peers, superiors }: FormsToFill): FormTask | null {
  const open = [...(self ? [self] : []), ...superiors, ...peers].filter(isOpenTask);
  const begun = open.filter(({ state }) => state === 'draft');
  return open.find(({ role }) => role === 'SELF') ?? begun[0] ?? open[0] ?? null;
}

/** Kinds of work that are open, counted: the sentence of the day is made of it. */
export function openCounts({ self, peers, superiors }: FormsToFill) {
  return {
    self: self && isOpenTask(self) ? 1 : 0,
    peers: peers.filter(isOpenTask).length,
    superiors: superiors.filter(isOpenTask).length,
  };
}

/** Its phase has not begun. */
export function isComing({ state, refusal }: FormTask): boolean {
  return state !== 'submitted' && /NotOpen$/.test(refusal?.reason ?? '');
}

/** Forms not sent that cannot be written now: those whose phase is to come, and those it is too late for. */
export function waitingForms({ self, peers, superiors }: FormsToFill) {
  const shut = [...(self ? [self] : []), ...peers, ...superiors].filter(
    (task) => task.state !== 'submitted' && task.refusal !== null,
  );
  return { coming: shut.filter(isComing), missed: shut.filter((task) => !isComing(task)) };
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
