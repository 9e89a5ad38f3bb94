import { Form } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { Kpis } from '~/components/chart/kpis';
import { DescriptionList } from '~/components/description-list';
import { Table } from '~/components/page/table';
import { showDay, showInstant, showTime } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { missedOf } from './hall';
import type { AgendaItem, HallPerson, HallView } from './queries.server';
import { hallSpan, reasonName, SeatTag, sessionName } from './words';

/** Seats, answers, who waits; where and when. */
export function HallFacts({ hall: { hall, people, free } }: { hall: HallView }) {
  if (!hall) return null;
  const of = (state: HallPerson['state']) => people.filter((one) => one.state === state).length;
  return (
    <>
      <Kpis
        items={[
          {
            key: 'seats',
            value: showCount(hall.seats),
            label: m.training_kpi_seats({ free: showCount(Math.max(0, free)) }),
          },
          { key: 'yes', value: showCount(of('accepted')), label: m.training_seat_accepted() },
          { key: 'open', value: showCount(of('invited')), label: m.training_seat_invited() },
          { key: 'wait', value: showCount(of('waiting')), label: m.training_seat_waiting() },
        ]}
      />
      <Card title={m.training_hall()}>
        <DescriptionList
          items={[
            { key: 'when', term: m.training_when(), value: hallSpan(hall) },
            { key: 'place', term: m.training_place(), value: hall.place },
            { key: 'reply', term: m.training_reply_by(), value: showInstant(hall.replyBy) },
            {
              key: 'who',
              term: m.training_who(),
              value: hall.isOpen ? m.training_who_open() : m.training_who_asked(),
            },
          ]}
        />
      </Card>
    </>
  );
}

/** What the organiser does next. */
export function HallActions({ hall: { hall, view, sessions }, now }: { hall: HallView; now: Date }) {
  const here = `/training/class/${view.line.id}`;
  if (!hall)
    return (
      <Actions>
        <LinkButton to={`${here}/hall/edit`}>{m.training_hall_arrange()}</LinkButton>
      </Actions>
    );
  const hasBegun = hall.startsAt <= now;
  return (
    <Actions>
      {hasBegun
        ? sessions.map((session) => (
            <LinkButton key={session} to={`${here}/attendance?session=${session}`}>
              {m.training_mark({ session: sessionName(session) })}
            </LinkButton>
          ))
        : view.isOpen && <LinkButton to={`${here}/invitation`}>{m.training_invite()}</LinkButton>}
      {hall.endsAt <= now && (
        <LinkButton to={`${here}/finishing`} variant="secondary">
          {m.training_finish()}
        </LinkButton>
      )}
      {view.isOpen && !hasBegun && (
        <>
          <LinkButton to={`${here}/agenda`} variant="secondary">
            {m.training_item_add()}
          </LinkButton>
          <LinkButton to={`${here}/hall/edit`} variant="secondary">
            {m.training_hall_edit()}
          </LinkButton>
        </>
      )}
    </Actions>
  );
}

/** What is taught when; for organisers each item can be taken out. */
export function Agenda({ agenda, removeFrom }: { agenda: AgendaItem[]; removeFrom?: string }) {
  if (agenda.length === 0) return null;
  return (
    <Section id="agenda" title={m.training_agenda()}>
      <ul className="tasks">
        {agenda.map((item) => (
          <li className="task" key={item.id}>
            <div>
              <b>{item.title}</b>
              <p>
                {showTime(item.startsAt)}–{showTime(item.endsAt)}
                {item.speaker && ` · ${item.speaker}`}
              </p>
            </div>
            {removeFrom && (
              <Form action={removeFrom} method="post">
                <input name="remove" type="hidden" value={item.id} />
                <Button aria-label={m.training_item_remove_of({ title: item.title })} small variant="quiet">
                  {m.training_item_remove()}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everybody who was asked, with their answer; reasons are for organisers alone. */
export function HallPeople({ hall: { people, sessions } }: { hall: HallView }) {
  if (people.length === 0) return null;
  return (
    <Section id="people" title={m.training_asked({ count: showCount(people.length) })}>
      <Card kind="flush">
        <Table
          caption={m.training_asked({ count: showCount(people.length) })}
          captionHidden
          columns={[
            { key: 'name', head: m.training_person(), rowHead: true, cell: (row) => <Named row={row} /> },
            { key: 'state', head: m.training_answer(), cell: (row) => <Answered row={row} /> },
            {
              key: 'there',
              head: m.training_there(),
              right: true,
              cell: (row) =>
                row.marks.length === 0
                  ? '–'
                  : m.training_of({
                      part: sessions.length - missedOf(sessions, row.marks),
                      whole: sessions.length,
                    }),
            },
          ]}
          rowKey={(row) => row.id}
          rows={people}
        />
      </Card>
    </Section>
  );
}

function Named({ row }: { row: HallPerson }) {
  return (
    <>
      {row.name}
      <p className="hint">{row.seat}</p>
      {row.seatNow !== null && (
        <p className="hint">
          {row.seatNow === '' ? m.training_seat_left() : m.training_seat_now({ seat: row.seatNow })}
        </p>
      )}
      {row.substituteFor && <p className="hint">{m.training_substitute_for({ name: row.substituteFor })}</p>}
    </>
  );
}

function Answered({ row }: { row: HallPerson }) {
  return (
    <>
      <SeatTag isLate={row.isLate} state={row.state} />
      {row.reason && <p className="hint">{reasonName(row.reason)}</p>}
      {row.state === 'invited' && row.heldUntil && (
        <p className="hint">{m.training_held_until({ at: showInstant(row.heldUntil) })}</p>
      )}
      {row.state === 'waiting' && (
        <p className="hint">{m.training_in_office({ day: showDay(row.inOfficeSince) })}</p>
      )}
    </>
  );
}
