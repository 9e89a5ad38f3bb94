import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
/** The board and the reader at the centre. */
const readFromBoard = 'sign-in sign-in refused refused refused ok ok refused';
/** Somebody else's list is not there. */
const order = 'sign-in sign-in refused refused refused ok refused hidden';
const ofCycle = 'sign-in sign-in refused refused refused ok ok hidden';
/** A board elsewhere finds its own list. */
const anyBoard = 'sign-in sign-in refused refused refused ok ok ok';
const files = { own: { nominationId: '$file' }, foreign: { nominationId: '$foreignFile' } };
const byBoard = { own: boardOnly, foreign: boardOnly };

export const shortlistAccess: AccessTable = {
  'routes/shortlist/board.tsx': {
    loader: {
      page: { stage: 'shortlisting', expect: { own: anyBoard } },
      ofCycle: { stage: 'shortlisting', query: '?cycle=$cycle', expect: { own: ofCycle } },
    },
    action: {
      mark: {
        stage: 'shortlisting',
        form: { nominationId: '$of', opinion: 'agree', note: '' },
        targets: { own: { of: '$file' }, foreign: { of: '$foreignFile' } },
        expect: byBoard,
      },
    },
  },
  'routes/shortlist/order.tsx': {
    loader: { page: { stage: 'deciding', expect: { own: anyBoard } } },
    action: {
      step: {
        stage: 'deciding',
        query: '?cycle=$cycle',
        form: { seen: '$file,$foreignFile', step: '$file:down' },
        expect: { own: order },
      },
      place: {
        stage: 'deciding',
        query: '?cycle=$cycle',
        form: { seen: '$file,$foreignFile', nominationId: '$foreignFile', place: '1' },
        expect: { own: order },
      },
    },
  },
  'routes/shortlist/comparison.tsx': {
    loader: {
      page: { stage: 'shortlisting', query: '?id=$file&id=$foreignFile', expect: { own: readFromBoard } },
    },
  },
  'routes/shortlist/nominee.tsx': {
    targets: files,
    loader: { page: { stage: 'shortlisting', expect: { own: readFromBoard, foreign: readFromBoard } } },
    action: { mark: { stage: 'shortlisting', form: { opinion: 'agree', note: '' }, expect: byBoard } },
  },
  'routes/shortlist/listing.tsx': {
    targets: files,
    loader: { page: { stage: 'shortlisting', expect: byBoard } },
    action: {
      add: { stage: 'shortlisting', form: { kind: 'add', reason: '' }, expect: byBoard },
      remove: { stage: 'deciding', form: { kind: 'remove', reason: 'Hồ sơ xin rút lại' }, expect: byBoard },
    },
  },
};
