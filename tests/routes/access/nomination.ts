import { wholeStatement } from '#db/factories/nomination';
import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
const readFromDistrict = 'sign-in sign-in refused refused ok ok ok refused';
const readFromBoard = 'sign-in sign-in refused refused refused ok ok refused';
const fromDistrict = 'sign-in sign-in refused refused ok ok refused refused';
/** The nominee reads her own file; nobody learns of another's. */
const reading = {
  own: 'sign-in sign-in ok hidden ok ok ok hidden',
  foreign: 'sign-in sign-in hidden hidden hidden ok ok hidden',
};
const files = {
  own: { id: '$file', name: 'Lâm Thị Ngọc Diễm' },
  foreign: { id: '$foreignFile', name: 'Đỗ Thị Thu Sương' },
};
const writing = {
  own: fromDistrict,
  foreign: 'sign-in sign-in refused refused refused ok refused refused',
};
const writingPage = {
  own: 'sign-in sign-in refused hidden ok ok refused hidden',
  foreign: 'sign-in sign-in hidden hidden hidden ok refused hidden',
};

export const nominationAccess: AccessTable = {
  'routes/nomination/nominations.tsx': {
    loader: { page: { stage: 'nominating', expect: { own: signedIn } } },
  },
  'routes/nomination/unit.tsx': {
    targets: { own: { unitId: '$district' }, foreign: { unitId: '$otherDistrict' } },
    // A unit of another province is in no cycle of one's own.
    loader: {
      page: {
        stage: 'nominating',
        expect: {
          own: readFromDistrict.replace(/refused$/, 'hidden'),
          foreign: readFromBoard.replace(/refused$/, 'hidden'),
        },
      },
    },
  },
  'routes/nomination/candidate.tsx': {
    targets: { own: { rateeId: '$nextRatee' }, foreign: { rateeId: '$farRatee' } },
    loader: { page: { stage: 'nominating', expect: { own: readFromDistrict, foreign: readFromBoard } } },
    action: {
      nominate: {
        stage: 'nominating',
        form: {},
        // Sương has a file already.
        expect: {
          own: fromDistrict,
          foreign: 'sign-in sign-in refused refused refused conflict refused refused',
        },
      },
    },
  },
  'routes/nomination/file.tsx': {
    targets: files,
    loader: { page: { stage: 'nominating', expect: reading } },
    action: {
      save: { stage: 'nominating', form: { version: '1', ...wholeStatement }, expect: writing },
      saveSent: {
        stage: 'sent',
        form: { version: '1', ...wholeStatement },
        expect: {
          own: 'sign-in sign-in refused refused refused refused refused refused',
          foreign: 'sign-in sign-in refused refused refused refused refused refused',
        },
      },
    },
  },
  'routes/nomination/draft.tsx': {
    targets: files,
    loader: {
      page: {
        stage: 'nominating',
        targets: { own: files.own },
        expect: {
          own: 'post-only post-only post-only post-only post-only post-only post-only post-only',
        },
      },
    },
    action: {
      save: { stage: 'nominating', json: { version: 1, patch: { deed: 'Dựng cầu' } }, expect: writing },
    },
  },
  'routes/nomination/submission.tsx': {
    targets: files,
    loader: { page: { stage: 'nominating', expect: writingPage } },
    action: { send: { stage: 'nominating', form: { version: '1' }, expect: writing } },
  },
  'routes/nomination/return.tsx': {
    targets: files,
    loader: {
      page: {
        stage: 'sent',
        expect: {
          own: 'sign-in sign-in refused hidden refused ok refused hidden',
          foreign: 'sign-in sign-in hidden hidden hidden ok refused hidden',
        },
      },
    },
    action: {
      send: {
        stage: 'sent',
        form: { reason: 'Thiếu số liệu của năm trước' },
        expect: {
          own: 'sign-in sign-in refused refused refused ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
        },
      },
    },
  },
  'routes/nomination/withdrawal.tsx': {
    targets: files,
    loader: {
      page: {
        stage: 'sent',
        expect: {
          own: 'sign-in sign-in ok hidden ok ok refused hidden',
          foreign: 'sign-in sign-in hidden hidden hidden ok refused hidden',
        },
      },
    },
    action: {
      withdraw: {
        stage: 'sent',
        form: { reason: 'Tôi xin nhường năm nay', confirmation: '$name' },
        expect: {
          own: 'sign-in sign-in ok refused ok ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
        },
      },
    },
  },
  'routes/nomination/consent.tsx': {
    targets: files,
    loader: {
      page: {
        stage: 'sent',
        expect: {
          own: 'sign-in sign-in ok hidden refused refused refused hidden',
          foreign: 'sign-in sign-in hidden hidden hidden refused refused hidden',
        },
      },
    },
    action: {
      answer: {
        stage: 'sent',
        form: { answer: 'refused' },
        expect: {
          own: 'sign-in sign-in ok hidden refused refused refused hidden',
          foreign: 'sign-in sign-in hidden hidden hidden refused refused hidden',
        },
      },
    },
  },
  'routes/nomination/print.tsx': { targets: files, loader: { page: { stage: 'sent', expect: reading } } },
};
