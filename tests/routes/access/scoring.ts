import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
const results = {
  own: { rateeId: '$ratee' },
  foreign: { rateeId: '$farRatee' },
  colleague: { rateeId: '$nextRatee' },
};
const reading = {
  own: 'sign-in sign-in ok ok ok ok ok refused',
  foreign: 'sign-in sign-in refused refused refused ok ok refused',
  colleague: 'sign-in sign-in refused ok ok ok ok refused',
};

const runPage: AccessTable[string] = {
  targets: { own: { runId: '$run' }, unknown: { runId: '00000000-0000-4000-8000-000000000000' } },
  loader: {
    page: {
      stage: 'review',
      expect: { own: boardOnly, unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden' },
    },
  },
};

export const scoringAccess: AccessTable = {
  'routes/scoring/runs.tsx': {
    loader: {
      // A board sees the runs of its own cycles only: elsewhere, its own.
      page: { stage: 'review', expect: { own: 'sign-in sign-in refused refused refused ok refused ok' } },
    },
    action: {
      run: {
        stage: 'review',
        form: { cycleId: '$of' },
        targets: { own: { of: '$cycle' }, foreign: { of: '$foreignCycle' }, draft: { of: '$nextCycle' } },
        expect: {
          own: boardOnly,
          foreign: 'sign-in sign-in refused refused refused refused refused ok',
          draft: 'sign-in sign-in refused refused refused refused refused refused',
        },
      },
    },
  },
  'routes/scoring/run.tsx': {
    targets: { own: { runId: '$run' }, unknown: { runId: '00000000-0000-4000-8000-000000000000' } },
    loader: {
      page: {
        stage: 'review',
        expect: { own: boardOnly, unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden' },
      },
    },
    action: {
      release: {
        stage: 'review',
        form: { act: 'release', confirmation: 'Đợt đánh giá năm 2024' },
        expect: { own: boardOnly, unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden' },
      },
      repeat: {
        stage: 'review',
        form: { act: 'repeat' },
        expect: { own: boardOnly, unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden' },
      },
    },
  },
  'routes/scoring/standing.tsx': runPage,
  'routes/scoring/flags.tsx': runPage,
  'routes/scoring/grounds.tsx': runPage,
  'routes/scoring/comparison.tsx': {
    loader: {
      page: { stage: 'released', query: '?before=$run&after=$laterRun', expect: { own: boardOnly } },
    },
  },
  'routes/result/own.tsx': {
    loader: {
      before: { expect: { own: signedIn } },
      after: { stage: 'released', expect: { own: signedIn } },
    },
  },
  'routes/result/ratee.tsx': {
    targets: results,
    loader: {
      before: { stage: 'review', expect: reading },
      after: { stage: 'released', expect: reading },
    },
    action: {
      choose: {
        stage: 'released',
        form: { competencyCode: 'A5', plan: 'Lập sổ theo dõi' },
        expect: {
          own: 'sign-in sign-in ok refused refused refused refused refused',
          foreign: 'sign-in sign-in refused refused refused refused refused refused',
          colleague: 'sign-in sign-in refused refused refused refused refused refused',
        },
      },
    },
  },
  'routes/result/severity.tsx': {
    loader: {
      before: { expect: { own: signedIn } },
      after: { stage: 'released', expect: { own: signedIn } },
    },
  },
  'routes/scoring/method.tsx': { loader: { page: { expect: { own: 'ok ok ok ok ok ok ok ok' } } } },
};
