/** The first day in office for rows that give none: proposed, asked once for the file, never assumed. */
import type { Day } from '~/lib/date';
import type { Questions } from '../import/question';
import type { RosterRow } from '../sheet/roster-row';

/** Days of the file's other rows that are offered, the most frequent first. */
const offered = 4;

export class StartDay {
  private readonly days: readonly Day[];

  constructor(
    rows: readonly Pick<RosterRow, 'fromOn'>[],
    today: Day,
    private readonly questions: Questions,
  ) {
    const counts = new Map<Day, number>();
    for (const { fromOn } of rows)
      if (fromOn && fromOn <= today) counts.set(fromOn, (counts.get(fromOn) ?? 0) + 1);
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

  /** The day for a row without one; `isOpen` while the clerk has not said so. */
  ask(): { day: Day; isOpen: boolean } {
    const proposal = this.days[0]!;
    const answer = this.questions.ask({
      key: 'start',
      code: 'people.askStart',
      params: {},
      row: 0,
      choices: this.days.map((day) => ({ value: day, label: 'people.answerStart', params: { day } })),
      guess: proposal,
    });
    return { day: answer ?? proposal, isOpen: answer === null };
  }
}
