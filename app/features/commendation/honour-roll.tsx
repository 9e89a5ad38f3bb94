import { Link } from '@remix-run/react';
import { Icon } from '~/components/icon';
import { Banner } from '~/components/page/banner';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { OwnCommendation } from './commendation-queries.server';
import type { Honoured, HonourRoll } from './roll-queries.server';

/** Deeds first, each with the name of who did it. No portrait, no figure, nobody who was not honoured. */
export function HonourList({ people }: { people: Honoured[] }) {
  return (
    <ul className="honors">
      {people.map((one, index) => (
        <li className={one.revoked ? 'honor honor--revoked' : 'honor'} key={`${index}-${one.name}`}>
          {one.deed !== null && <blockquote>{one.deed}</blockquote>}
          <div>
            <h3>{one.name}</h3>
            <p className="sm mute">{one.titleAndUnit}</p>
          </div>
          {one.revoked && (
            <p className="honor__revoked">
              <Icon name="x-c" />
              <span>
                {m.commendation_roll_revoked({
                  day: showDay(one.revoked.on),
                  number: one.revoked.number,
                })}
              </span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Which paper says so, and what each person may do about their name. */
export function RollSource({ decisions }: { decisions: HonourRoll['decisions'] }) {
  return (
    <div className="src">
      {decisions.map(({ number, signedOn, issuer }) => (
        <p key={number}>{m.commendation_roll_decision({ number, day: showDay(signedOn), issuer })}</p>
      ))}
      <p>
        {m.commendation_roll_withdrawable()}{' '}
        <Link to="/commendation/verify">{m.commendation_roll_to_verify()}</Link>
      </p>
    </div>
  );
}

/** What the signed-in person holds: their certificate and their word on being named. */
export function OwnHonours({ own }: { own: OwnCommendation[] }) {
  return own.map((one) => (
    <Banner
      key={one.id}
      kind={one.isRevoked ? 'late' : 'honour'}
      title={
        one.isRevoked
          ? m.commendation_own_revoked({ name: one.honourName, year: one.year })
          : m.commendation_own_title({ name: one.honourName, year: one.year })
      }
    >
      <p>{one.isNamed ? m.commendation_own_named() : m.commendation_own_unnamed()}</p>
      <p className="row">
        <Link className="tap" to={`/commendation/${one.id}/certificate`}>
          {m.commendation_own_certificate()}
        </Link>
        <Link className="tap" to={`/nomination/${one.nominationId}/consent`}>
          {m.commendation_own_consent()}
        </Link>
      </p>
    </Banner>
  ));
}
