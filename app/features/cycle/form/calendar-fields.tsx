import { Button } from '~/components/button';
import { Card, Section } from '~/components/card';
import { DateField, DateTimeField } from '~/components/form/date-field';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { phases } from '../cycle';
import { phaseName } from '../cycle-words';
import { oddOverlaps } from './calendar';
import type { FieldOf } from './form';
import { OverlapNote } from './overlap-note';
import { windowsIn } from './proposal';

/** How the calendar of a new cycle is laid out at once. */
type Proposing = {
  /** Fills in all windows here; false when the day cannot be read, and then the form is posted. */
  propose: () => boolean;
  /** What stands in the fields now: whose lengths, from when to when. Null before and after they were touched. */
  said: string | null;
};

type CalendarProps = {
  fieldOf: FieldOf;
  windows: Parameters<typeof windowsIn>[0];
  proposing?: Proposing;
};

/** Eight pairs of dates on Vietnam's wall clock, in the order of the year; for a new cycle all from one day. */
export function CalendarFields({ fieldOf, windows, proposing }: CalendarProps) {
  return (
    <Section id="calendar" title={m.cycle_calendar()}>
      <p className="mute">{m.cycle_calendar_hint()}</p>
      {proposing && (
        <Card level={3} title={m.cycle_propose_title()}>
          <div className="stack">
            <DateField
              {...fieldOf('calendarStart')}
              hint={m.cycle_propose_start_hint()}
              label={m.cycle_propose_start()}
            />
            <Button
              formNoValidate
              name="intent"
              onClick={(event) => {
                if (proposing.propose()) event.preventDefault();
              }}
              value="propose"
              variant="secondary"
            >
              {m.cycle_propose_do()}
            </Button>
            <div aria-live="polite">{proposing.said && <Banner kind="ok">{proposing.said}</Banner>}</div>
          </div>
        </Card>
      )}
      <OverlapNote overlaps={oddOverlaps(windowsIn(windows))} />
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
                <DateTimeField
                  {...fieldOf(`phases.${phase}.endsAt`)}
                  hint=""
                  hour="17:00"
                  label={m.cycle_field_ends()}
                />
              </div>
            </fieldset>
          ))}
        </div>
      </Card>
    </Section>
  );
}
