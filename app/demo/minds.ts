/**
 * The people of the demo as raters and rated: an ability a person has, a severity a rater has, a halo between the two.
 * Invented, seeded, the same at every load. Two superiors are extreme on purpose: one harsh, one lenient.
 */
import type { Answer } from '~/features/assessment/form/content';
import { type Random, seededRandom } from '~/lib/prng';

export type Minds = ReturnType<typeof makeMinds>;

const cuts = [-2.3, -0.95, 0.55, 2.0];

/** `severities` fixes some raters by person id; others are drawn (SD 0.6), as abilities are (SD 1). */
export function makeMinds(seed: string, severities: ReadonlyMap<number, number>) {
  const draw = (name: string) => normal(seededRandom(`${seed}:${name}`));
  const ability = (person: number) => draw(`ability:${person}`);
  const severity = (person: number) => severities.get(person) ?? 0.6 * draw(`severity:${person}`);

  /** What a rater answers for a person on each skill, about a year; a self form is a little kind. */
  function answers(
    rater: number,
    ratee: number,
    year: number,
    skills: readonly string[],
    isSelf: boolean,
  ): Record<string, Answer> {
    const random = seededRandom(`${seed}:${year}:${rater}:${ratee}`);
    const halo = 0.5 * normal(random);
    const grown = year === 2024 ? 0.35 * draw(`growth:${ratee}`) + 0.15 : 0;
    const seen = ability(ratee) + grown + 0.3 + halo - severity(rater) + (isSelf ? 0.4 : 0);
    return Object.fromEntries(
      skills.map((skill) => {
        if (!isSelf && random() < 0.03) return [skill, 'NE'];
        const hard = 0.5 * draw(`skill:${skill}`);
        const felt = seen - hard + 0.8 * normal(random);
        const level = 1 + cuts.filter((cut) => felt > cut).length;
        return [skill, level as Answer];
      }),
    );
  }

  return { answers, random: (name: string) => seededRandom(`${seed}:${name}`) };
}

/** One draw of a standard normal (Box–Muller). */
function normal(random: Random): number {
  const u = Math.max(random(), 1e-12);
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random());
}
