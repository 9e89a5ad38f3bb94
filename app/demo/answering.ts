/** People of the demo writing their forms, through the same commands as everybody. */

import type { Db } from '#db/client';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { readFormRef } from '~/features/assessment/assessment-task';
import type { Answer } from '~/features/assessment/form/content';
import type { Person } from '~/features/organisation/actor';
import type { Random } from '~/lib/prng';
import type { Minds } from './minds';
import sentences from './sentences.json';

type Year = 2023 | 2024;
type Role = 'self' | 'peers' | 'superiors';

/** How far a person gets with their forms of a role: all sent, a draft left behind, or nothing. */
export type Zeal = 'sends' | 'leaves-draft' | 'late';

/** `rater` opens each of their forms of `role` at `at` and answers it as their mind sees the ratee. */
export async function answerForms(
  db: Db,
  rater: Person,
  {
    role,
    year,
    at,
    minds,
    zeal,
  }: { role: Role; year: Year; at: Date; minds: Minds; zeal: (index: number) => Zeal },
): Promise<void> {
  const tasks = await listMyTasks(db, rater, at);
  const list = role === 'self' ? (tasks.self ? [tasks.self] : []) : tasks[role];
  for (const [index, task] of list.entries()) {
    const how = zeal(index);
    if (how === 'late' || task.refusal || task.state === 'submitted') continue;
    const [kind, id] = task.key.split('/');
    const ref = readFormRef(kind, id);
    if (!ref) continue;
    const { form, skills, ratee } = await findMyForm(db, rater, ref, at);
    const random = minds.random(`words:${year}:${rater.personId}:${task.key}`);
    const codes = skills.map((skill) => skill.code);
    const answers = minds.answers(
      rater.personId,
      hash(ratee.name + ratee.unit),
      year,
      codes,
      role === 'self',
    );
    const patch = { answers, ...wordsFor(role, answers, ratee.branchKind === 'residential', random) };
    const act = { actor: rater, at };
    if (how === 'sends') await submitForm(db, act, { ...ref, version: form.version, patch, declared: true });
    else
      await saveDraft(db, act, {
        ...ref,
        version: form.version,
        patch: firstAnswers(patch, 7 + (index % 3)),
      });
  }
}

/** Comments and evidence; of a class, an office or a firm nobody writes about the hamlet. */
function wordsFor(role: Role, answers: Record<string, Answer>, isOfHamlet: boolean, random: Random) {
  const pick = (all: readonly string[]) => {
    const list = isOfHamlet
      ? all
      : all.filter((text) => !/ấp|thiếu nhi|Hội Phụ nữ|Hội Nông dân|hội trại/.test(text));
    return list[Math.floor(random() * list.length)]!;
  };
  if (role === 'peers') return random() < 0.55 ? { comment: pick(sentences.peer) } : {};
  const high = Object.entries(answers).filter(([, answer]) => answer === 4 || answer === 5);
  return {
    evidence: Object.fromEntries(high.map(([code]) => [code, pick(sentences.evidence)])),
    notes: Object.fromEntries(
      high.filter(() => random() < 0.15).map(([code]) => [code, pick(sentences.note)]),
    ),
    ...(role === 'superiors' && random() < 0.6 ? { comment: pick(sentences.superior) } : {}),
  };
}

type Patch = {
  answers: Record<string, Answer>;
  evidence?: Record<string, string>;
  notes?: Record<string, string>;
};

/** The first `n` skills only: where somebody stopped. */
function firstAnswers({ answers, evidence = {}, notes = {} }: Patch, n: number) {
  const kept = new Set(Object.keys(answers).slice(0, n));
  const only = <T>(values: Record<string, T>) =>
    Object.fromEntries(Object.entries(values).filter(([code]) => kept.has(code)));
  return { answers: only(answers), evidence: only(evidence), notes: only(notes) };
}

/** A number for a name: the ratee's mind is found by it, the same in both years. */
function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.codePointAt(0)!) % 1_000_003;
  return value;
}
