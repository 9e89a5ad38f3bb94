import { describe, expect, it } from 'vitest';
import { withNewCompetency } from '~/features/framework/editing/editing';
import { blankFramework } from '~/features/framework/editing/starting';
import type { FrameworkContent } from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import { checklistOf } from '~/features/framework/publishing/checklist';

function changed(change: (framework: FrameworkContent) => void): FrameworkContent {
  const copy: FrameworkContent = structuredClone(traVinh2020);
  change(copy);
  return copy;
}
const placesOf = (content: FrameworkContent, base: FrameworkContent | null = null) =>
  checklistOf(content, base).items.flatMap(({ topic, places }) =>
    places.map((place) => ({ topic, ...place })),
  );

describe('checklistOf', () => {
  it('has nothing missing in the Trà Vinh framework', () => {
    expect(checklistOf(traVinh2020, traVinh2020)).toMatchObject({ missing: 0, changed: [] });
  });

  it.each<[string, (f: FrameworkContent) => void, object]>([
    [
      'an empty level',
      (f) => (f.competencies[0]!.levels[4]!.vi = ''),
      { topic: 'levels', at: 'skill', code: 'A1', field: 'levels.4.vi', level: 5, locale: 'vi' },
    ],
    [
      'a missing English name',
      (f) => (f.competencies[5]!.nameEn = ''),
      { topic: 'skills', at: 'skill', code: 'B1', field: 'nameEn' },
    ],
    [
      'a nameless group',
      (f) => (f.groups[1]!.nameVi = ''),
      { topic: 'names', at: 'names', field: 'groups.1.nameVi', group: 'B' },
    ],
    [
      'an altered source phrase',
      (f) => (f.competencies[0]!.sourceQuotes[0]!.text = 'kỹ năng'),
      { topic: 'quotes', at: 'skill', code: 'A1' },
    ],
    [
      'a nameless level of the scale',
      (f) => (f.scale.levels[0]!.nameVi = ''),
      { topic: 'scale', at: 'none' },
    ],
    [
      'an empty group',
      (f) => (f.competencies = f.competencies.filter((c) => c.group !== 'C')),
      { topic: 'names', at: 'newSkill', group: 'C' },
    ],
  ])('says where to cure %s', (_, change, place) => {
    expect(placesOf(changed(change))).toEqual([expect.objectContaining(place)]);
  });

  it('asks a blank framework for its names and first group', () => {
    expect(placesOf(blankFramework()).map((place) => 'field' in place && place.field)).toEqual([
      'nameVi',
      'nameEn',
      'groups.0.nameVi',
    ]);
  });

  it('names the skills whose meaning moved since the former version', () => {
    const reworded = changed((f) => (f.competencies[7]!.levels[0]!.vi = 'Khác hẳn.'));
    expect(checklistOf(reworded, traVinh2020).changed).toEqual(['B3']);
  });
});

describe('withNewCompetency', () => {
  it('knows only groups of the framework', () => {
    const form = { ...traVinh2020.competencies[0]!, wordings: [], group: 'Q' };
    expect(withNewCompetency(traVinh2020, form)).toBeNull();
  });
});
