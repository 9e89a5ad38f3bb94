import { Form, Link } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { OwnSeat, OwnSeatLine } from './queries.server';
import { hallSpan, SeatTag } from './words';

/** Shall I go? The answer first, on the smallest screen. */
export function SeatAnswer({ seat }: { seat: OwnSeat }) {
  const { own, class: taught, isOver, mayAsk, hall } = seat;
  if (taught.state === 'cancelled')
    return (
      <Card kind="next" title={m.training_answer_cancelled()}>
        <p>{taught.cancelledReason}</p>
      </Card>
    );
  if (isOver || taught.state !== 'planned') return <p className="mute">{m.training_answer_over()}</p>;
  const state = own?.state;
  return (
    <Card kind="next" title={titleOf(seat)}>
      <p>{hallSpan(hall)}</p>
      <p>{hall.place}</p>
      <Actions>
        {state !== 'accepted' && state !== 'waiting' && (
          <Form method="post">
            <Button block name="intent" value={mayAsk ? 'ask' : 'accept'}>
              {mayAsk ? m.training_ask() : m.training_accept()}
            </Button>
          </Form>
        )}
        {state && state !== 'declined' && (
          <LinkButton to={`/training/class/${taught.id}/refusal`} variant="secondary">
            {state === 'waiting' ? m.training_leave() : m.training_decline()}
          </LinkButton>
        )}
        {state === 'accepted' && (
          <LinkButton
            icon="cal"
            reloadDocument
            to={`/training/class/${taught.id}/calendar`}
            variant="secondary"
          >
            {m.training_calendar()}
          </LinkButton>
        )}
      </Actions>
    </Card>
  );
}

function titleOf({ own, mayAsk }: OwnSeat): string {
  if (mayAsk || !own) return m.training_answer_open();
  if (own.state === 'accepted') return m.training_answer_yes();
  if (own.state === 'waiting') return m.training_answer_waiting({ place: own.place });
  if (own.state === 'declined') return m.training_answer_no();
  if (own.isLate || !own.heldUntil) return m.training_answer_late();
  return m.training_answer_asked({ at: showInstant(own.heldUntil) });
}

export function HallSeatFacts({ seat: { hall, unitName } }: { seat: OwnSeat }) {
  return (
    <Card title={m.training_hall()}>
      <DescriptionList
        items={[
          { key: 'when', term: m.training_when(), value: hallSpan(hall) },
          { key: 'place', term: m.training_place(), value: hall.place },
          { key: 'unit', term: m.training_verified_issuer(), value: unitName },
          ...(hall.note ? [{ key: 'note', term: m.training_note(), value: hall.note }] : []),
        ]}
      />
      <p className="hint">{m.training_rule_of_completion()}</p>
    </Card>
  );
}

/** On the reader's home: classes that wait for an answer or are coming. */
/** Whether the person has yet to say yes or no. */
export const awaitsAnswer = ({ state }: OwnSeatLine) => state === 'invited';

export function OwnSeats({ seats, now }: { seats: OwnSeatLine[]; now: Date }) {
  if (seats.length === 0) return null;
  return (
    <Section id="training" title={m.training_own_seats()}>
      <ul className="tasks">
        {seats.map((line) => (
          <li className="task" key={line.id}>
            <div>
              <Link to={`/training/class/${line.id}/seat`}>{line.name}</Link>
              <p>
                {showInstant(line.startsAt)} · {line.place}
              </p>
            </div>
            <SeatTag
              isLate={line.state === 'invited' && (line.heldUntil === null || line.heldUntil <= now)}
              state={line.state}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
