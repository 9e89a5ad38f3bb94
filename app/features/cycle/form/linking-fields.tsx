import { Card, Section } from '~/components/card';
import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { SelectField, TextField } from '~/components/form/field';
import { m } from '~/paraglide/messages';
import { linkingLevels, superiorTitles } from '../cycle';
import { levelWithUnits, titleName } from '../cycle-words';
import type { FieldOf } from './form';
import type { LevelCounts } from './levels';

type LinkingProps = {
  fieldOf: FieldOf;
  levels: LevelCounts;
  register: (path: string) => { name: string };
  titles: { chosen: string[]; error?: string };
};

/** Whether some are also rated across units, how many, and by whom. */
export function LinkingFields({ fieldOf, levels, register, titles }: LinkingProps) {
  return (
    <Section id="linking" title={m.cycle_form_linking()}>
      <p className="mute">{m.cycle_form_linking_hint()}</p>
      <Card>
        <div className="stack">
          <RadioGroup
            {...fieldOf('linking.use')}
            label={m.cycle_field_linking_use()}
            options={[
              { value: 'no', label: m.cycle_linking_no() },
              { value: 'yes', label: m.cycle_linking_yes() },
            ]}
          />
          <SelectField
            {...fieldOf('linking.level')}
            hint={m.cycle_field_linking_level_hint()}
            label={m.cycle_field_linking_level()}
            options={linkingLevels.map((value) => ({ value, label: levelWithUnits(value, levels) }))}
          />
          <div className="grid grid--2">
            <TextField
              {...fieldOf('linking.perUnit')}
              hint={m.cycle_field_linking_people_hint()}
              inputMode="numeric"
              label={m.cycle_field_linking_people()}
            />
            <TextField
              {...fieldOf('linking.ratersEach')}
              hint={m.cycle_field_linking_raters_hint()}
              inputMode="numeric"
              label={m.cycle_field_linking_raters()}
            />
          </div>
          <CheckboxGroup
            {...register('linking.titles[]')}
            defaultValues={titles.chosen}
            error={titles.error}
            hint={m.cycle_field_linking_titles_hint()}
            id="linking.titles"
            label={m.cycle_field_linking_titles()}
            options={superiorTitles.map((title) => ({ value: title, label: titleName(title) }))}
          />
        </div>
      </Card>
    </Section>
  );
}
