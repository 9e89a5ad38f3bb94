import { Button } from '~/components/button';
import { m } from '~/paraglide/messages';
import type { Persona } from './persona';

/** The demo's people, each with the situation they are in: one press enters as them. */
export function SeatList({ personas }: { personas: Persona[] }) {
  return (
    <aside aria-labelledby="seats" className="stack-s">
      <h2 id="seats">{m.account_seats_title()}</h2>
      <p className="sm mute">{m.account_seats_text()}</p>
      <form action="/demo/seat" method="post">
        <ul className="tasks">
          {personas.map(({ personId, name, role, situation }) => (
            <li className="task" key={personId}>
              <div>
                <b id={`seat-${personId}`}>{name}</b>
                <p>{m.account_seat_line({ role, situation })}</p>
              </div>
              <Button
                aria-describedby={`seat-${personId}`}
                name="personId"
                small
                value={personId}
                variant="secondary"
              >
                {m.account_seat_enter()}
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </aside>
  );
}
