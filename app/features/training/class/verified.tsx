import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { showCode } from '~/features/commendation/commendation';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { VerifiedCompletion } from './certificate-queries.server';

/** What to hold against the paper of a class. */
export function CompletionFacts({ verified, code }: { verified: VerifiedCompletion; code: string }) {
  if (verified.state === 'revoked')
    return (
      <Card>
        <p>{m.training_verified_revoked({ day: showDay(verified.on) })}</p>
        <p className="hint num">{showCode(code)}</p>
      </Card>
    );
  const { name, className, unitName, seat, on } = verified;
  return (
    <Card>
      <DescriptionList
        items={[
          { key: 'name', term: m.training_verified_name(), value: <b>{name}</b> },
          { key: 'class', term: m.training_class(), value: className },
          { key: 'seat', term: m.training_seat_then(), value: seat },
          { key: 'issuer', term: m.training_verified_issuer(), value: unitName },
          { key: 'day', term: m.training_held_on(), value: showDay(on) },
          {
            key: 'code',
            term: m.training_verified_code(),
            value: <span className="num">{showCode(code)}</span>,
          },
        ]}
      />
      <p className="hint">{m.training_verified_hint()}</p>
    </Card>
  );
}
