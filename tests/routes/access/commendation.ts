import { lifePaper } from '../../support/lived';
import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const anyone = 'ok ok ok ok ok ok ok ok';
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
const elsewhereOnly = 'sign-in sign-in refused refused refused refused refused ok';
const decisions = { own: { id: '$decision' }, foreign: { id: '$foreignDecision' } };
/** Outsiders learn nothing of a decision, not even that there is one. */
const reading = {
  own: 'sign-in sign-in hidden hidden hidden ok ok hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden ok ok',
};
const writingPage = {
  own: 'sign-in sign-in hidden hidden hidden ok refused hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden refused ok',
};
const revoking = {
  own: 'sign-in sign-in refused hidden hidden ok refused hidden',
  foreign: 'sign-in sign-in hidden hidden hidden ok refused hidden',
};
const writing = { own: boardOnly, foreign: elsewhereOnly };
const honours = {
  own: { id: '$commendation', name: 'Lâm Thị Ngọc Diễm' },
  foreign: { id: '$foreignCommendation', name: 'Đỗ Thị Thu Sương' },
};
/** Nothing is asked of a form without its file. */
const noFile = 'sign-in sign-in invalid invalid invalid invalid invalid invalid';
const ownBoard = 'sign-in sign-in refused refused refused ok refused conflict';

export const commendationAccess: AccessTable = {
  'routes/commendation/roll.tsx': {
    loader: { page: { stage: 'published', expect: { own: anyone } } },
  },
  'routes/commendation/verify.tsx': {
    loader: {
      page: { stage: 'published', expect: { own: anyone } },
      code: { stage: 'published', query: '?code=$code', expect: { own: anyone } },
    },
  },
  'routes/commendation/verify-code.tsx': {
    targets: { own: { code: '$code' }, foreign: { code: 'KHONG-CO-THAT' } },
    loader: { page: { stage: 'published', expect: { own: anyone, foreign: anyone } } },
  },
  'routes/commendation/decisions.tsx': {
    loader: {
      page: { stage: 'publishing', expect: { own: 'sign-in sign-in refused refused refused ok ok ok' } },
    },
    action: {
      decide: {
        stage: 'deciding',
        form: { 'nominationIds[]': ['$of'], ...lifePaper, excessReason: '' },
        targets: { own: { of: '$file' }, foreign: { of: '$foreignFile' } },
        // A board elsewhere decides in its own cycle, where these people are not.
        expect: { own: ownBoard, foreign: ownBoard },
      },
    },
  },
  'routes/commendation/decision.tsx': {
    targets: decisions,
    loader: { page: { stage: 'publishing', expect: reading } },
  },
  'routes/commendation/paper.tsx': {
    targets: decisions,
    loader: {
      page: {
        stage: 'publishing',
        expect: {
          own: 'sign-in sign-in ok ok ok ok ok ok',
          foreign: 'sign-in sign-in ok ok ok ok ok ok',
        },
      },
    },
    action: {
      // There is no such paper: who may take one away is told so, nobody else.
      remove: {
        stage: 'publishing',
        form: { remove: '00000000-0000-4000-8000-000000000000' },
        expect: { own: boardOnly.replace('ok', 'hidden'), foreign: elsewhereOnly.replace('ok', 'hidden') },
      },
    },
  },
  'routes/commendation/paper-new.tsx': {
    targets: decisions,
    loader: { page: { stage: 'publishing', expect: reading } },
    action: {
      none: { stage: 'publishing', form: {}, expect: { own: noFile, foreign: noFile } },
    },
  },
  'routes/file/file.tsx': {
    targets: { unknown: { id: '00000000-0000-4000-8000-000000000000' }, misspelt: { id: 'quyet-dinh' } },
    loader: {
      page: {
        expect: {
          unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden',
          misspelt: 'sign-in sign-in hidden hidden hidden hidden hidden hidden',
        },
      },
    },
  },
  'routes/commendation/publication.tsx': {
    targets: decisions,
    loader: { page: { stage: 'publishing', expect: writingPage } },
    action: { publish: { stage: 'publishing', form: { confirmation: lifePaper.number }, expect: writing } },
  },
  'routes/commendation/withdrawal.tsx': {
    targets: decisions,
    loader: { page: { stage: 'publishing', expect: writingPage } },
    action: {
      withdraw: {
        stage: 'publishing',
        form: { reason: 'Ghi nhầm số của quyết định', confirmation: lifePaper.number },
        expect: writing,
      },
    },
  },
  'routes/commendation/revocation.tsx': {
    targets: honours,
    loader: { page: { stage: 'published', expect: revoking } },
    action: {
      revoke: {
        stage: 'published',
        form: {
          ...{ number: '30-QĐ/TĐTN-BTC', reason: 'Thành tích khai không đúng' },
          confirmation: '$name',
        },
        expect: revoking,
      },
    },
  },
  'routes/commendation/certificate.tsx': {
    targets: honours,
    loader: {
      page: {
        stage: 'published',
        expect: {
          own: 'sign-in sign-in ok hidden hidden ok ok hidden',
          foreign: 'sign-in sign-in hidden hidden hidden ok ok hidden',
        },
      },
      early: {
        stage: 'publishing',
        expect: {
          own: 'sign-in sign-in hidden hidden hidden ok ok hidden',
          foreign: 'sign-in sign-in hidden hidden hidden ok ok hidden',
        },
      },
    },
  },
};
