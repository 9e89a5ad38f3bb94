import { Card, Section } from '~/components/card';
import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { SelectField, TextField } from '~/components/form/field';
import { m } from '~/paraglide/messages';
import { superiorTitles } from '../cycle';
import { levelWithUnits, roleName, titleName } from '../cycle-words';
import { type FieldOf, officeLevels } from './form';
import type { LevelCounts } from './levels';

const levelOptions = (levels: LevelCounts) =>
  officeLevels.map((value) => ({ value, label: levelWithUnits(value, levels) }));

type RatingProps = {
  fieldOf: FieldOf;
  levels: LevelCounts;
  register: (path: string) => { name: string };
  titles: { chosen: string[]; error?: string };
};

/** Who rates, how much each counts, and what happens when a role is missing. */
export function RatingFields({ fieldOf, levels, register, titles }: RatingProps) {
  return (
    <Section id="rating" title={m.cycle_form_rating()}>
      <Card>
        <div className="stack">
          <fieldset className="field">
            <legend>{m.cycle_field_weights()}</legend>
            <span className="hint">{m.cycle_field_weights_hint()}</span>
            <div className="grid grid--3">
              {(['self', 'peer', 'superior'] as const).map((role) => (
                <TextField
                  {...fieldOf(`weights.${role}`)}
                  inputMode="decimal"
                  key={role}
                  label={roleName(role)}
                />
              ))}
            </div>
          </fieldset>
          <RadioGroup
            {...fieldOf('missingRole')}
            label={m.cycle_field_missing()}
            options={[
              { value: 'renormalise', label: m.cycle_missing_renormalise() },
              { value: 'none', label: m.cycle_missing_none() },
            ]}
          />
          <RadioGroup
            {...fieldOf('aggregate')}
            label={m.cycle_field_aggregate()}
            options={[
              { value: 'item_first', label: m.cycle_aggregate_item_first() },
              { value: 'role_first', label: m.cycle_aggregate_role_first() },
            ]}
          />
          <div className="grid grid--2">
            <TextField
              {...fieldOf('peersAssigned')}
              hint={m.cycle_field_peers_assigned_hint()}
              inputMode="numeric"
              label={m.cycle_field_peers_assigned()}
            />
            <TextField
              {...fieldOf('peersNeeded')}
              hint={m.cycle_field_peers_needed_hint()}
              inputMode="numeric"
              label={m.cycle_field_peers_needed()}
            />
          </div>
          <SelectField
            {...fieldOf('superiorLevel')}
            hint={m.cycle_field_superior_level_hint()}
            label={m.cycle_field_superior_level()}
            options={levelOptions(levels)}
          />
          <CheckboxGroup
            {...register('superiorTitles[]')}
            defaultValues={titles.chosen}
            error={titles.error}
            id="superiorTitles"
            label={m.cycle_field_superior_titles()}
            options={superiorTitles.map((title) => ({ value: title, label: titleName(title) }))}
          />
        </div>
      </Card>
    </Section>
  );
}

/** Who nominates, how many, and for what. */
export function NominationFields({ fieldOf, levels }: Pick<RatingProps, 'fieldOf' | 'levels'>) {
  return (
    <Section id="nominating" title={m.cycle_form_nominating()}>
      <Card>
        <div className="stack">
          <div className="grid grid--2">
            <SelectField
              {...fieldOf('nominatingLevel')}
              label={m.cycle_field_nominating_level()}
              options={levelOptions(levels)}
            />
            <TextField
              {...fieldOf('defaultQuota')}
              hint={m.cycle_field_default_quota_hint()}
              inputMode="numeric"
              label={m.cycle_field_default_quota()}
            />
          </div>
          <div className="grid grid--2">
            <TextField {...fieldOf('honourName')} label={m.cycle_field_honour_name()} />
            <TextField {...fieldOf('awards')} inputMode="numeric" label={m.cycle_field_awards()} />
          </div>
        </div>
      </Card>
    </Section>
  );
}
