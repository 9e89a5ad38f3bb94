import type { Words } from '~/frame/words-section';
import { m } from '~/paraglide/messages';

/** Help, seat by seat; `#password` is where sign-in points. */
export const helpWords: Words[] = [
  {
    id: 'password',
    title: m.account_help_password,
    lines: [
      m.account_help_password_1,
      m.account_help_password_2,
      m.account_help_password_3,
      m.account_help_password_4,
    ],
  },
  {
    id: 'secretary',
    title: m.account_help_secretary,
    lines: [m.account_help_secretary_1, m.account_help_secretary_2, m.account_help_secretary_3],
  },
  { id: 'committee', title: m.account_help_committee, lines: [m.account_help_committee_1] },
  {
    id: 'officer',
    title: m.account_help_officer,
    lines: [m.account_help_officer_1, m.account_help_officer_2, m.account_help_officer_3],
  },
  { id: 'board', title: m.account_help_board, lines: [m.account_help_board_1, m.account_help_board_2] },
  { id: 'reader', title: m.account_help_reader, lines: [m.account_help_reader_1] },
];
