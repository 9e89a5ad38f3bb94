import { Card, Section } from '~/components/card';
import { RadioGroup } from '~/components/form/choice-field';
import { SelectField, TextField } from '~/components/form/field';
import { gradeName } from '~/features/organisation/organisation-words';
import { m } from '~/paraglide/messages';
import { ruleName } from '../cycle-words';
import { eligibilityRules, type FieldOf, passingGrades } from './form';

/** The conditions for being nominated: off, a warning or a bar, each with what it reads and where it comes from. */
export function EligibilityFields({ fieldOf }: { fieldOf: FieldOf }) {
  return (
    <Section id="eligibility" title={m.cycle_form_eligibility()}>
      <p className="mute">{m.cycle_form_eligibility_hint()}</p>
      {eligibilityRules.map(({ rule, reads }) => {
        const path = `eligibility.${rule}`;
        return (
          <Card key={rule} level={3} title={ruleName(rule)}>
            <div className="stack">
              <RadioGroup
                {...fieldOf(`${path}.effect`)}
                inline
                label={m.cycle_field_effect()}
                options={[
                  { value: 'off', label: m.cycle_effect_off() },
                  { value: 'warn', label: m.cycle_effect_warn() },
                  { value: 'block', label: m.cycle_effect_block() },
                ]}
              />
              <div className="grid grid--2">
                {reads === 'value' && (
                  <TextField
                    {...fieldOf(`${path}.value`)}
                    inputMode="numeric"
                    label={m.cycle_field_rule_value()}
                  />
                )}
                {reads === 'grade' && (
                  <SelectField
                    {...fieldOf(`${path}.grade`)}
                    label={m.cycle_field_rule_grade()}
                    options={passingGrades.map((code) => ({ value: code, label: gradeName(code) }))}
                    prompt
                  />
                )}
                <TextField {...fieldOf(`${path}.source`)} label={m.cycle_field_rule_source()} />
              </div>
            </div>
          </Card>
        );
      })}
    </Section>
  );
}
