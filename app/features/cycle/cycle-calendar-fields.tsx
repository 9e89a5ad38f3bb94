import { Card, Section } from '~/components/card';
import { DateTimeField } from '~/components/field';
import { m } from '~/paraglide/messages';
import { phases } from './cycle';
import type { FieldOf } from './cycle-form';
import { phaseName } from './cycle-words';

/** Eight pairs of dates on Vietnam's wall clock, in the order of the year. */
export function CalendarFields({ fieldOf }: { fieldOf: FieldOf }) {
  return (
    <Section id="calendar" title={m.cycle_calendar()}>
      <p className="mute">{m.cycle_calendar_hint()}</p>
      <Card>
        <div className="stack">
          {phases.map((phase) => (
            <fieldset key={phase}>
              <legend>
                <h3>{phaseName(phase)}</h3>
              </legend>
              <div className="grid grid--2">
                <DateTimeField
                  {...fieldOf(`phases.${phase}.startsAt`)}
                  hint=""
                  label={m.cycle_field_starts()}
                />
                <DateTimeField {...fieldOf(`phases.${phase}.endsAt`)} hint="" label={m.cycle_field_ends()} />
              </div>
            </fieldset>
          ))}
        </div>
      </Card>
    </Section>
  );
}
