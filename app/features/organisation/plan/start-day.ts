/** The first day for rows that give none: proposed, asked once for the file, never assumed unsaid. */
import type { Day } from '~/lib/date';
import type { Questions } from '../import/question';

/** Days of the file's other rows that are offered, the most frequent first. */
const offered = 4;

export class StartDay {
  private readonly days: readonly Day[];

  constructor(
    given: readonly (Day | null)[],
    today: Day,
    private readonly questions: Questions,
    /** Of a unit the proposal stands unless another day is chosen; of an office nothing is imported before. */
    private readonly of: 'office' | 'unit',
  ) {
    const counts = new Map<Day, number>();
    for (const day of given) if (day && day <= today) counts.set(day, (counts.get(day) ?? 0) + 1);
    const frequent = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1)).map(([day]) => day);
    this.days = [
      ...new Set([
        ...frequent.slice(0, offered),
        today,
        `${today.slice(0, 8)}01`,
        `${today.slice(0, 5)}01-01`,
      ]),
    ];
  }

  /** The day for what ends on `to`: what is over by now gives no cause to ask. */
  before(to: Day | null, today: Day): Day {
    const day = to !== null && to < today ? to : this.ask().day;
    return to !== null && to < day ? to : day;
  }

  /** The day for a row without one; `isOpen` while the clerk has not said so. */
  ask(): { day: Day; isOpen: boolean } {
    const proposal = this.days[0]!;
    const answer = this.questions.ask({
      key: 'start',
      code: this.of === 'unit' ? 'people.askUnitStart' : 'people.askStart',
      params: {},
      row: 0,
      choices: this.days.map((day) => ({ value: day, label: 'people.answerStart', params: { day } })),
      guess: proposal,
      ...(this.of === 'unit' ? { fallback: proposal } : {}),
    });
    return { day: answer ?? proposal, isOpen: answer === null };
  }
}
