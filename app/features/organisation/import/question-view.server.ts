/** The questions of a file as the preview asks them. */
import { showDay } from '~/lib/date';
import type { Params } from '~/lib/errors';
import { groupBy } from '~/lib/group';
import { showCount } from '~/lib/number';
import { sayCode } from '~/lib/words.server';
import { m } from '~/paraglide/messages';
import type { ImportPlan } from '../plan/planning.server';
import type { Names } from './preview.server';
import { everyKey, type Question } from './question';

/** Questions a page shows at a time: fewer than a form may send. */
const questionsShown = 50;
/** From so many of a kind on, one answer for all of them is offered. */
const many = 10;

/** What the clerk is asked about rows: open questions first, then what was answered or assumed. */
export function viewQuestions({ file, plan }: ImportPlan, names: Pick<Names, 'types'>) {
  const all: Question[] = [
    ...('questions' in file ? file.questions : []),
    ...('questions' in plan ? plan.questions : []),
  ];
  const sorted = [...all].sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || a.row - b.row);
  const bulk = [...groupBy(sorted, ({ code }) => code)].flatMap(([code, list]) => {
    const alike = list.filter((one) => one.choices.map(({ value }) => value).join() === valuesOf(list[0]!));
    if (!everyCode.has(code) || alike.length < many) return [];
    return [{ ...list[0]!, key: everyKey(code), row: 0, isEvery: true, count: alike.length }];
  });
  return {
    openCount: all.filter(({ isOpen }) => isOpen).length,
    openRows: all.filter(({ isOpen }) => isOpen).map(({ row }) => row),
    total: all.length,
    rows: [...bulk, ...sorted.map((one) => ({ ...one, isEvery: false, count: 1 }))]
      .slice(0, questionsShown)
      .map((one) => ({
        key: one.key,
        isOpen: one.isOpen,
        value: one.isEvery ? '' : one.value,
        text: one.isEvery
          ? m.people_ask_every({ count: showCount(one.count), text: sayPlanCode(one.code, one.params) })
          : one.row > 0
            ? m.people_ask_row({ row: one.row, text: sayPlanCode(one.code, one.params) })
            : sayPlanCode(one.code, one.params),
        options: one.choices.map(({ value, label, params }) => ({
          value,
          label:
            label === null
              ? (names.types.get(value) ?? value)
              : one.isEvery
                ? m.people_answer_every({
                    answer: sayPlanCode(label, { ...params, old: '…', name: '…', day: '' }),
                  })
                : sayPlanCode(label, params),
        })),
      })),
  };
}

/** Whose answer may stand for all rows of the kind. */
const everyCode = new Set(['people.askReplace', 'people.askMove']);

function valuesOf({ choices }: Question): string {
  return choices.map(({ value }) => value).join();
}

/** A sentence of a plan, its day as people write it. */
export function sayPlanCode(code: string, params: Params): string {
  const days = Object.entries(params).map(([key, value]) => [
    key,
    key === 'day' && value !== '' ? showDay(String(value)) : value,
  ]);
  return sayCode(code, Object.fromEntries(days));
}
