import { lifePassword } from '../../support/lived';
import type { AccessTable } from './access';

const anyone = 'ok ok ok ok ok ok ok ok';
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
const nobody = 'hidden hidden hidden hidden hidden hidden hidden hidden';
const newPassword = 'bốn con trâu cày ruộng';
const links = { live: { token: '$live' }, unknown: { token: 'khong-co-that' } };

//                  anonymous ended secretary commune district board reader elsewhere
export const accountAccess: AccessTable = {
  'root.tsx': { loader: { page: { expect: { own: anyone } } } },
  'routes/home.tsx': { loader: { page: { expect: { own: anyone } } } },
  'routes/account/sign-in.tsx': {
    loader: { page: { expect: { own: anyone } } },
    action: {
      // Who sends it decides nothing; whose telephone and password they are decides all.
      right: {
        form: { name: '$phone', password: lifePassword, next: '/' },
        targets: { own: { phone: '$secretaryPhone' }, ended: { phone: '$endedPhone' } },
        expect: { own: anyone, ended: 'refused refused refused refused refused refused refused refused' },
      },
      wrong: {
        form: { name: 'nobody-$actor', password: lifePassword, next: '/' },
        expect: { own: 'invalid invalid invalid invalid invalid invalid invalid invalid' },
      },
    },
  },
  'routes/account/sign-out.tsx': {
    loader: { page: { expect: { own: anyone } } },
    action: { leave: { form: {}, isWithCookie: true, expect: { own: anyone } } },
  },
  'routes/account/demo-seat.tsx': {
    loader: { page: { expect: { own: nobody } } },
    action: { take: { form: { personId: '$board' }, expect: { own: nobody } } },
  },
  'routes/account/language.tsx': {
    loader: { change: { query: '?to=en&back=/help', expect: { own: anyone } } },
  },
  'routes/account/setup-link.tsx': {
    targets: { live: { token: '$setupLink' }, unknown: { token: 'khong-co-that' } },
    loader: { page: { stage: 'founding', expect: { live: anyone, unknown: nobody } } },
    action: {
      use: {
        stage: 'founding',
        form: {
          unitName: 'Tỉnh Đoàn Sóc Trăng',
          code: '94',
          validFrom: '2015-01-01',
          fullName: 'Lý Thị Mai',
          phone: '0977 000 111',
          email: '',
          password: newPassword,
          notice: 'on',
        },
        expect: { live: anyone, unknown: nobody },
      },
    },
  },
  'routes/account/invitation-link.tsx': {
    targets: {
      live: { token: '$invitationLink' },
      otherKind: { token: '$resetLink' },
      unknown: links.unknown,
    },
    loader: { page: { stage: 'planning', expect: { live: anyone, otherKind: nobody, unknown: nobody } } },
    action: {
      use: {
        stage: 'planning',
        form: { password: newPassword, notice: 'on' },
        expect: { live: anyone, otherKind: nobody, unknown: nobody },
      },
    },
  },
  'routes/account/reset-link.tsx': {
    targets: {
      live: { token: '$resetLink' },
      otherKind: { token: '$invitationLink' },
      unknown: links.unknown,
    },
    loader: { page: { stage: 'planning', expect: { live: anyone, otherKind: nobody, unknown: nobody } } },
    action: {
      use: {
        stage: 'planning',
        form: { password: newPassword },
        expect: { live: anyone, otherKind: nobody, unknown: nobody },
      },
    },
  },
  'routes/account/account.tsx': { loader: { page: { expect: { own: signedIn } } } },
  'routes/account/notice.tsx': {
    loader: { page: { expect: { own: signedIn } } },
    action: {
      read: { form: { notice: 'on' }, expect: { own: signedIn } },
      unread: { form: {}, expect: { own: signedIn.replaceAll('ok', 'invalid') } },
    },
  },
  'routes/account/data.tsx': { loader: { file: { expect: { own: signedIn } } } },
  'routes/account/draft.tsx': {
    loader: { own: { query: '?place=/cycle/1/closing', expect: { own: signedIn } } },
    action: {
      save: {
        query: '?place=/cycle/1/closing&field=reason',
        json: { version: 0, patch: { text: 'Đợt dừng sớm' } },
        expect: { own: signedIn },
      },
    },
  },
  'routes/account/session.tsx': {
    loader: { page: { expect: { own: anyone } } },
    action: {
      endAll: { isWithCookie: true, form: { sessionId: 'all' }, expect: { own: signedIn } },
      endOne: { isWithCookie: true, form: { sessionId: 'khong-co-that' }, expect: { own: signedIn } },
    },
  },
  'routes/account/password.tsx': {
    loader: { page: { expect: { own: signedIn } } },
    action: {
      // Diễm's password opens nobody's account but hers.
      change: {
        isWithCookie: true,
        form: { currentPassword: lifePassword, password: newPassword },
        expect: { own: 'sign-in sign-in ok invalid invalid invalid invalid invalid' },
      },
    },
  },
  'routes/account/email.tsx': {
    loader: { page: { expect: { own: signedIn } } },
    action: {
      // As with the password: Diễm's own opens nobody's account but hers.
      name: {
        isWithCookie: true,
        form: { email: 'rieng@example.vn', currentPassword: lifePassword },
        expect: { own: 'sign-in sign-in ok invalid invalid invalid invalid invalid' },
      },
    },
  },
  'routes/account/reset-news.tsx': {
    loader: { page: { expect: { own: anyone } } },
    action: { know: { form: { back: '/account' }, expect: { own: signedIn } } },
  },
  'routes/account/invitation.tsx': {
    loader: {
      mine: { expect: { own: 'sign-in sign-in refused ok ok ok refused ok' } },
      unit: {
        query: '?unit=$unit',
        targets: {
          own: { unit: '$commune' },
          foreign: { unit: '$otherCommune' },
          above: { unit: '$district' },
        },
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
          above: 'sign-in sign-in refused refused ok ok refused refused',
        },
      },
    },
    action: {
      invite: {
        form: { 'personIds[]': ['$person'] },
        targets: {
          own: { person: '$nextMember' },
          foreign: { person: '$otherCommuneOfficer' },
          beside: { person: '$communeDeputy' },
          above: { person: '$deputy' },
        },
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
          beside: 'sign-in sign-in refused refused ok ok refused refused',
          above: 'sign-in sign-in refused refused refused ok refused refused',
        },
      },
      reset: {
        form: { reset: '$person' },
        targets: {
          own: { person: '$branchDeputy' },
          foreign: { person: '$farSecretary' },
          foreignWithout: { person: '$otherCommuneOfficer' },
          above: { person: '$board' },
        },
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
          // Whether somebody has an account is not for those who may not hand them a link.
          foreignWithout: 'sign-in sign-in refused refused refused conflict refused refused',
          // Nobody hands themselves a link.
          above: 'sign-in sign-in refused refused refused refused refused refused',
        },
      },
    },
  },
  'routes/inbox/inbox.tsx': {
    loader: { page: { expect: { own: signedIn } } },
    action: { readAll: { form: {}, expect: { own: signedIn } } },
  },
  'routes/inbox/item.tsx': {
    targets: { unknown: { id: '999999' }, misspelt: { id: 'thong-bao' } },
    loader: { page: { expect: { unknown: signedIn, misspelt: signedIn } } },
    action: {
      // Of an item there is none here, or it is somebody else's: the same answer.
      open: {
        form: {},
        expect: {
          unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden',
          misspelt: 'sign-in sign-in hidden hidden hidden hidden hidden hidden',
        },
      },
    },
  },
  'routes/job/jobs.tsx': {
    loader: { page: { expect: { own: 'sign-in sign-in refused refused refused ok refused ok' } } },
    action: {
      drop: {
        form: { job: '00000000-0000-4000-8000-000000000000', act: 'drop' },
        expect: { own: 'sign-in sign-in refused refused refused conflict refused conflict' },
      },
    },
  },
  'routes/account/not-found.tsx': {
    loader: { page: { expect: { own: 'hidden hidden hidden hidden hidden hidden hidden hidden' } } },
  },
  'routes/account/privacy.tsx': { loader: { page: { expect: { own: anyone } } } },
  'routes/account/help.tsx': { loader: { page: { expect: { own: anyone } } } },
};
