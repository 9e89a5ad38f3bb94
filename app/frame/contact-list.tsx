import type { Contact } from '~/features/account/account-queries.server';
import { showPhone } from '~/features/organisation/naming/phone';
import { m } from '~/paraglide/messages';

/** Whom to call, by title, unit, name and number. */
export function ContactList({ contacts }: { contacts: Contact[] }) {
  if (contacts.length === 0) return <p>{m.account_correct_none()}</p>;
  return (
    <ul className="prose">
      {contacts.map(({ name, titleName, unitName, phone }) => (
        <li key={`${unitName}-${name}`}>
          {titleName} {unitName} <b>{name}</b>
          {phone && (
            <>
              {' · '}
              <a className="num" href={`tel:${phone}`}>
                {showPhone(phone)}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
