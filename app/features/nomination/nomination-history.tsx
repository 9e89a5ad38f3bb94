import { Section } from '~/components/card';
import { Banner } from '~/components/page/banner';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { NominationView } from './nomination-queries.server';
import { eventName } from './nomination-words';

type Event = NominationView['events'][number];

/** Above everything else: sent back (each time dated, with what is asked), or withdrawn. */
export function NominationNotice({ file }: { file: Pick<NominationView, 'state' | 'events'> }) {
  const [last] = file.events;
  if (file.state === 'withdrawn' && last)
    return (
      <Banner kind="late" title={m.nomination_file_withdrawn({ at: showInstant(last.at) })}>
        {m.nomination_file_withdrawn_text({ by: last.by ?? '–', reason: last.reason })}
      </Banner>
    );
  if (file.state !== 'returned') return null;
  return (
    <Banner kind="warn" title={m.nomination_file_returned()}>
      <ul>
        {file.events
          .filter((event) => event.kind === 'returned')
          .map((event) => (
            <li key={event.at.getTime()}>
              <b>{showInstant(event.at)}</b> {event.reason}
            </li>
          ))}
      </ul>
    </Banner>
  );
}

/** Every sending, return and withdrawal, the latest first. */
export function NominationHistory({ events }: { events: Event[] }) {
  return (
    <Section id="history" title={m.nomination_file_history()}>
      {events.length === 0 ? (
        <p className="mute">{m.nomination_file_history_none()}</p>
      ) : (
        <ul className="tasks">
          {events.map((event) => (
            <li className="task" key={`${event.kind}-${event.at.getTime()}`}>
              <div>
                <b>{eventName(event.kind)}</b>
                <p>{m.nomination_event_by({ at: showInstant(event.at), by: event.by ?? '–' })}</p>
                {event.reason && <p>{event.reason}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
