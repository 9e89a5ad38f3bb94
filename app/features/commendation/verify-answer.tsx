import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { TextField } from '~/components/form/field';
import { Icon, type IconName } from '~/components/icon';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { showCode } from './commendation';
import type { Verified } from './roll-queries.server';

const look: Record<
  Verified['state'],
  { className: string; icon: IconName; title: () => string; other: () => string }
> = {
  valid: {
    className: 'verify-mark',
    icon: 'shield',
    title: m.commendation_verify_valid,
    other: m.commendation_verify_valid_other,
  },
  revoked: {
    className: 'verify-mark verify-mark--bad',
    icon: 'x-c',
    title: m.commendation_verify_revoked,
    other: m.commendation_verify_revoked_other,
  },
  unknown: {
    className: 'verify-mark verify-mark--un',
    icon: 'search',
    title: m.commendation_verify_unknown,
    other: m.commendation_verify_unknown_other,
  },
};

/** The answer as the page's title: a yes or no for the camera of a phone, in two languages. */
export function VerifyTitle({ state }: { state: Verified['state'] }) {
  const { className, icon, title, other } = look[state];
  return (
    <span className={className}>
      <Icon name={icon} />
      <span>
        {title()}
        <small lang={m.commendation_other_lang()}>{other()}</small>
      </span>
    </span>
  );
}

/** What to hold against the paper. */
export function VerifyFacts({ verified, code }: { verified: Verified; code: string }) {
  if (verified.state === 'unknown') return <p>{m.commendation_verify_unknown_text()}</p>;
  if (verified.state === 'revoked')
    return (
      <Card>
        <p>{m.commendation_verify_revoked_text({ day: showDay(verified.on), number: verified.number })}</p>
        <p className="hint num">{showCode(code)}</p>
      </Card>
    );
  const { name, honourName, year, titleAndUnit, number, signedOn, issuer } = verified;
  return (
    <Card>
      <DescriptionList
        items={[
          { key: 'name', term: m.commendation_verify_name(), value: <b>{name}</b> },
          {
            key: 'honour',
            term: m.commendation_honour(),
            value: m.commendation_honour_of_year({ name: honourName, year }),
          },
          { key: 'seat', term: m.commendation_verify_seat(), value: titleAndUnit },
          {
            key: 'decision',
            term: m.commendation_decision(),
            value: m.commendation_roll_decision({ number, day: showDay(signedOn), issuer }),
          },
          {
            key: 'code',
            term: m.commendation_verify_code(),
            value: <span className="num">{showCode(code)}</span>,
          },
        ]}
      />
      <p className="hint">{m.commendation_verify_no_scores()}</p>
    </Card>
  );
}

/** A code typed from paper. It is a question, so it goes by GET, with or without a script. */
export function VerifyForm({ typed, problem }: { typed?: string; problem?: string }) {
  return (
    <Form action="/commendation/verify" className="card" method="get">
      <div className="stack">
        <TextField
          autoCapitalize="characters"
          autoComplete="off"
          defaultValue={typed}
          error={problem}
          hint={m.commendation_verify_code_hint()}
          label={m.commendation_verify_type()}
          maxLength={40}
          name="code"
          shape="code"
          spellCheck={false}
        />
        <Button>{m.commendation_verify_do()}</Button>
      </div>
    </Form>
  );
}
