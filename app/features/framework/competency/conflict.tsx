import { Form, Link } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { Banner } from '~/components/page/banner';
import { branchKinds } from '~/features/organisation/organisation';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { type Competency, type Scale, skillLevelName, skillLevels } from '../framework';
import { branchKindName, competencyPath, kindsText } from '../framework-words';
import { type CompetencyValues, valuesOf } from './values';

/** What a 409 hands back about a skill. */
export type SkillConflict = { revision: number; part: Competency; by: string | null; at: string };

type ConflictProps = { id: number; mine: CompetencyValues; theirs: SkillConflict; scale: Scale };

/**
 * Two people saved the same skill: every field that differs shows both, and one is chosen. Fields that agree travel
 * along hidden. Works without a script: a radio's value is the text itself.
 */
export function CompetencyConflict({ id, mine, theirs, scale }: ConflictProps) {
  const { part, by, at, revision } = theirs;
  const stored = valuesOf(part);
  const fields = compare(mine, stored, scale);
  const kindsDiffer = mine.appliesTo.join() !== stored.appliesTo.join();
  return (
    <Form className="stack" method="post">
      <Banner kind="warn" role="alert" title={m.framework_conflict_title()}>
        {m.framework_conflict_text({ name: by ?? m.framework_somebody(), at: showInstant(new Date(at)) })}
      </Banner>
      <input name="revision" type="hidden" value={revision} />
      <Card title={m.framework_conflict_choose({ code: part.code })}>
        {fields
          .filter((field) => field.mine !== field.theirs)
          .map((field) => (
            <RadioGroup
              defaultValue={field.mine}
              key={field.name}
              label={field.label}
              name={field.name}
              options={[
                { value: field.mine, label: m.framework_conflict_mine({ text: field.mine || '–' }) },
                { value: field.theirs, label: m.framework_conflict_theirs({ text: field.theirs || '–' }) },
              ]}
            />
          ))}
        {kindsDiffer && (
          <CheckboxGroup
            defaultValues={mine.appliesTo}
            hint={m.framework_conflict_theirs({ text: kindsText(stored.appliesTo) })}
            label={m.framework_field_applies_to()}
            name="appliesTo[]"
            options={branchKinds.map((kind) => ({ value: kind, label: branchKindName(kind) }))}
          />
        )}
        {fields
          .filter((field) => field.mine === field.theirs)
          .map((field) => (
            <input key={field.name} name={field.name} type="hidden" value={field.mine} />
          ))}
        {!kindsDiffer &&
          mine.appliesTo.map((kind) => <input key={kind} name="appliesTo[]" type="hidden" value={kind} />)}
        {mine.wordings.flatMap((wording, index) =>
          wording.appliesTo.map((kind) => (
            <input
              key={`${index}-${kind}`}
              name={`wordings.${index}.appliesTo[]`}
              type="hidden"
              value={kind}
            />
          )),
        )}
        <Actions>
          <Button>{m.framework_conflict_keep()}</Button>
          <Link className="btn btn--quiet" reloadDocument to={competencyPath(id, part.code)}>
            {m.framework_conflict_theirs_all()}
          </Link>
        </Actions>
      </Card>
    </Form>
  );
}

type Compared = { name: string; label: string; mine: string; theirs: string };

function compare(mine: CompetencyValues, theirs: CompetencyValues, scale: Scale): Compared[] {
  const comma = (weight: string | number) => String(weight).replace('.', ',');
  return [
    { name: 'nameVi', label: m.framework_field_name(), mine: mine.nameVi, theirs: theirs.nameVi },
    { name: 'nameEn', label: m.framework_field_name_en(), mine: mine.nameEn, theirs: theirs.nameEn },
    {
      name: 'weight',
      label: m.framework_conflict_weight(),
      mine: comma(mine.weight),
      theirs: comma(theirs.weight),
    },
    ...skillLevels.flatMap((level, i) => [
      {
        name: `levels.${i}.vi`,
        label: m.framework_level_label({ level, name: skillLevelName(scale, level, 'vi') }),
        mine: mine.levels[i]?.vi ?? '',
        theirs: theirs.levels[i]?.vi ?? '',
      },
      {
        name: `levels.${i}.en`,
        label: m.framework_level_label_en({ level, name: skillLevelName(scale, level, 'en') }),
        mine: mine.levels[i]?.en ?? '',
        theirs: theirs.levels[i]?.en ?? '',
      },
    ]),
    ...mine.wordings.flatMap((wording, i) =>
      (['nameVi', 'nameEn', 'noteVi', 'noteEn'] as const).map((key) => ({
        name: `wordings.${i}.${key}`,
        label: `${kindsText(wording.appliesTo)}: ${wordingLabels[key]()}`,
        mine: wording[key],
        theirs: theirs.wordings[i]?.[key] ?? '',
      })),
    ),
  ];
}

const wordingLabels = {
  nameVi: m.framework_field_name,
  nameEn: m.framework_field_name_en,
  noteVi: m.framework_field_note,
  noteEn: m.framework_field_note_en,
} as const;
