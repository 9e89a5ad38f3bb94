import { describe, expect, it } from 'vitest';
import { releaseComments } from '~/features/assessment/comment-release';
import { seededRandom } from '~/lib/prng';

const form = (unit: number, ratee: number, comment: string) => ({ unit, ratee, comment });
const random = () => seededRandom(5);

describe('released comments', () => {
  it('are those about people with three sent forms, blank ones dropped, one batch a unit', () => {
    const forms = [
      form(2, 20, 'a'),
      form(1, 10, 'b '),
      form(1, 10, ''),
      form(1, 10, ' \n'),
      form(1, 11, 'withheld'),
      form(1, 11, 'withheld'),
      form(2, 20, 'c'),
      form(2, 20, 'd'),
      form(3, 30, ''),
      form(3, 30, ''),
      form(3, 30, ''),
    ];
    const batches = releaseComments(forms, random());
    expect(batches.map(({ unit }) => unit)).toEqual([1, 2]);
    expect(batches[0]?.comments).toEqual([{ ratee: 10, comment: 'b' }]);
    expect(batches[1]?.comments.map(({ comment }) => comment).sort()).toEqual(['a', 'c', 'd']);
  });

  it('carry nothing but the person they are about', () => {
    const given = [1, 2, 3].map((n) => ({
      ...form(1, 10, `lời ${n}`),
      id: `form-${n}`,
      author: n,
      version: n,
    }));
    for (const { comments } of releaseComments(given, random())) {
      for (const comment of comments) expect(Object.keys(comment)).toEqual(['ratee', 'comment']);
    }
  });

  it('come in any order alike', () => {
    const forms = [0, 1, 2, 3].map((n) => form(1, 10, String(n)));
    const chance = seededRandom('order');
    const at = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
    for (let i = 0; i < 4000; i++) {
      const [batch] = releaseComments(forms, chance);
      for (const [place, { comment }] of (batch?.comments ?? []).entries()) at[place]![Number(comment)]! += 1;
    }
    for (const count of at.flat()) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });

  it('take the number needed from the cycle', () => {
    expect(releaseComments([form(1, 10, 'a')], random(), 1)).toHaveLength(1);
    expect(releaseComments([form(1, 10, 'a')], random())).toEqual([]);
  });
});
