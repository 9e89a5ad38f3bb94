/** What only the clerk can tell of a row, asked on the preview and kept with the file. */
import type { Params } from '~/lib/errors';

/** `label` is a code of the refusals' catalogue; null where the value names itself (a unit type). */
export type Choice = { value: string; label: string | null; params: Params };
export type Question = {
  /** What the answer is kept under: the same as long as the file is. */
  key: string;
  /** The sentence's code. */
  code: string;
  params: Params;
  /** 0 where no row of the file is meant. */
  row: number;
  choices: readonly Choice[];
  /** What was chosen, or what is offered first; '' for nothing. */
  value: string;
  /** Nothing is imported before it is answered. */
  isOpen: boolean;
};
export type Answers = Readonly<Record<string, string>>;

/** One question for many rows of a kind: its answer stands for each that has none of its own. */
export function everyKey(code: string): string {
  return `${code}:*`;
}

/** The questions of one reading, each with the answer that was given. */
export class Questions {
  private readonly byKey = new Map<string, Question>();
  constructor(private readonly answers: Answers) {}

  /** The answer, if one of the choices; otherwise null, and the question stands open unless `fallback` will do. */
  ask(
    question: Pick<Question, 'key' | 'code' | 'params' | 'row' | 'choices'> & {
      guess?: string | null;
      fallback?: string;
    },
  ): string | null {
    const { guess = null, fallback = null, ...asked } = question;
    const given = this.answers[asked.key] ?? this.answers[everyKey(asked.code)];
    const answer = asked.choices.some(({ value }) => value === given) ? given! : fallback;
    if (!this.byKey.has(asked.key))
      this.byKey.set(asked.key, { ...asked, value: answer ?? guess ?? '', isOpen: answer === null });
    return answer;
  }

  get list(): Question[] {
    return [...this.byKey.values()];
  }
}
