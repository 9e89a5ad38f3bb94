import type { Words } from '~/frame/words-section';
import { m } from '~/paraglide/messages';

/** The privacy notice, section by section. */
export const privacyWords: Words[] = [
  {
    id: 'collected',
    title: m.account_privacy_collected,
    lines: [
      m.account_privacy_collected_1,
      m.account_privacy_collected_2,
      m.account_privacy_collected_3,
      m.account_privacy_collected_4,
      m.account_privacy_collected_5,
      m.account_privacy_collected_6,
      m.account_privacy_collected_7,
    ],
  },
  {
    id: 'never',
    title: m.account_privacy_never,
    lines: [m.account_privacy_never_1, m.account_privacy_never_2],
  },
  {
    id: 'readers',
    title: m.account_privacy_readers,
    lines: [
      m.account_privacy_readers_1,
      m.account_privacy_readers_2,
      m.account_privacy_readers_3,
      m.account_privacy_readers_4,
    ],
  },
  {
    id: 'peer',
    title: m.account_privacy_peer,
    lines: [
      m.account_privacy_peer_1,
      m.account_privacy_peer_2,
      m.account_privacy_peer_3,
      m.account_privacy_peer_4,
      m.account_privacy_peer_5,
    ],
  },
  {
    id: 'account',
    title: m.account_privacy_account,
    lines: [m.account_privacy_account_1, m.account_privacy_account_2, m.account_privacy_account_3],
  },
  {
    id: 'rights',
    title: m.account_privacy_rights,
    lines: [
      m.account_privacy_rights_1,
      m.account_privacy_rights_2,
      m.account_privacy_rights_3,
      m.account_privacy_rights_4,
      m.account_privacy_rights_5,
    ],
  },
  {
    id: 'contact',
    title: m.account_privacy_contact,
    lines: [m.account_privacy_contact_1, m.account_privacy_contact_2],
  },
];
