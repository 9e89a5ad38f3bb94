import { describe, expect, it } from 'vitest';
import type { FrameworkContent } from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import { changedCompetencies, checkPublishable } from '~/features/framework/publishing/publishing';

/** The Trà Vinh framework with one thing changed. */
function changed(change: (framework: FrameworkContent) => void): FrameworkContent {
  const copy: FrameworkContent = structuredClone(traVinh2020);
  change(copy);
  return copy;
}

describe('checkPublishable', () => {
  it.each<[string, (f: FrameworkContent) => void, string, string]>([
    ['no name', (f) => (f.nameVi = ' '), 'nameVi', 'framework.nameEmpty'],
    ['no English name', (f) => (f.nameEn = ''), 'nameEn', 'framework.nameEmpty'],
    ['a scale of four', (f) => f.scale.levels.pop(), 'scale.levels', 'framework.scaleIncomplete'],
    [
      'a nameless level',
      (f) => (f.scale.levels[2]!.nameEn = ''),
      'scale.levels.2.nameEn',
      'framework.nameEmpty',
    ],
    ['a nameless group', (f) => (f.groups[1]!.nameVi = ''), 'groups.1.nameVi', 'framework.nameEmpty'],
    ['a group code twice', (f) => f.groups.push(f.groups[0]!), 'groups.3.code', 'framework.codeTwice'],
    [
      'a group without skills',
      (f) => (f.competencies = f.competencies.filter((c) => c.group !== 'C')),
      'groups.2',
      'framework.groupEmpty',
    ],
    [
      'a nameless skill',
      (f) => (f.competencies[3]!.nameEn = ''),
      'competencies.3.nameEn',
      'framework.nameEmpty',
    ],
    [
      'a skill for nobody',
      (f) => (f.competencies[0]!.appliesTo = []),
      'competencies.0.appliesTo',
      'framework.appliesToNone',
    ],
    [
      'weight 0',
      (f) => (f.competencies[0]!.weight = 0),
      'competencies.0.weight',
      'framework.weightNotPositive',
    ],
    [
      'weight below 0',
      (f) => (f.competencies[0]!.weight = -1),
      'competencies.0.weight',
      'framework.weightNotPositive',
    ],
    [
      'weight not a number',
      (f) => (f.competencies[0]!.weight = Number.NaN),
      'competencies.0.weight',
      'framework.weightNotPositive',
    ],
    [
      'an empty level',
      (f) => (f.competencies[0]!.levels[4]!.vi = ' '),
      'competencies.0.levels.4.vi',
      'framework.levelEmpty',
    ],
    [
      'an empty level in English',
      (f) => (f.competencies[14]!.levels[0]!.en = ''),
      'competencies.14.levels.0.en',
      'framework.levelEmpty',
    ],
    [
      'a variant without a name',
      (f) => (f.competencies[14]!.wordings![1]!.nameVi = ''),
      'competencies.14.wordings.1.nameVi',
      'framework.nameEmpty',
    ],
    ['a code twice', (f) => (f.competencies[1]!.code = 'A1'), 'competencies.1.code', 'framework.codeTwice'],
    ['no code', (f) => (f.competencies[1]!.code = ''), 'competencies.1.code', 'framework.codeTwice'],
    [
      'an unknown group',
      (f) => (f.competencies[1]!.group = 'Z'),
      'competencies.1.group',
      'framework.groupUnknown',
    ],
    [
      'a corrected quote',
      (f) => (f.competencies[0]!.sourceQuotes[0]!.text = 'Thực hiện tốt kỹ năng'),
      'competencies.0.sourceQuotes',
      'framework.quoteAltered',
    ],
  ])('%s', (_, change, path, code) => {
    expect(checkPublishable(changed(change))).toEqual([expect.objectContaining({ path, code })]);
  });

  it('names skill and level for the checklist', () => {
    const framework = changed((f) => (f.competencies[0]!.levels[4]!.vi = ''));
    expect(checkPublishable(framework)[0]?.params).toEqual({ competency: 'A1', level: 5, locale: 'vi' });
  });

  it('counts missing levels as empty ones, in both languages', () => {
    const framework = changed((f) => (f.competencies[0]!.levels = f.competencies[0]!.levels.slice(0, 4)));
    expect(checkPublishable(framework).map((issue) => issue.path)).toEqual([
      'competencies.0.levels.4.vi',
      'competencies.0.levels.4.en',
    ]);
  });

  it('misses a quote that the version before still had', () => {
    const framework = changed((f) => f.competencies[4]!.sourceQuotes.pop());
    expect(checkPublishable(framework)).toEqual([]);
    expect(checkPublishable(framework, traVinh2020)).toEqual([
      { path: 'competencies.4.sourceQuotes', code: 'framework.quoteLost', params: { competency: 'A5' } },
    ]);
  });

  it('lets a province add a skill of its own and drop one', () => {
    const framework = changed((f) => {
      f.competencies.pop();
      f.competencies.push({ ...f.competencies[0]!, code: 'C5', group: 'C', sourceQuotes: [] });
    });
    expect(checkPublishable(framework, traVinh2020)).toEqual([]);
  });

  it('refuses a framework without groups', () => {
    const framework = changed((f) => {
      f.groups = [];
      f.competencies = [];
    });
    expect(checkPublishable(framework)).toEqual([{ path: 'groups', code: 'framework.noGroup' }]);
  });
});

describe('changedCompetencies', () => {
  it('names skills whose level texts changed, not new ones, renamed ones or translations', () => {
    const next = changed((f) => {
      f.competencies[0]!.levels[2]!.vi = 'Khác';
      f.competencies[1]!.nameVi = 'Tên khác';
      f.competencies[2]!.levels[2]!.en = 'Other';
      f.competencies.push({ ...structuredClone(f.competencies[3]!), code: 'A6' });
    });
    expect(changedCompetencies(traVinh2020, next)).toEqual(['A1']);
  });
});
