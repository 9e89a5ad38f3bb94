import { versionMark } from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
const elsewhereOnly = 'sign-in sign-in refused refused refused refused refused ok';
const boards = 'sign-in sign-in refused refused refused ok refused ok';
const nobody = 'sign-in sign-in refused refused refused refused refused refused';

const versions = {
  own: { id: '$framework' },
  foreign: { id: '$foreignFramework' },
  draft: { id: '$draft' },
  foreignDraft: { id: '$foreignDraft' },
};
const reading = { own: signedIn, foreign: signedIn, draft: boardOnly, foreignDraft: elsewhereOnly };
/** `locked` is published and used by the cycle. */
const drafts = {
  own: { id: '$draft', rev: '$revision', code: 'A1', mark: versionMark(traVinh2020, 2) },
  foreign: { id: '$foreignDraft', rev: '$foreignRevision', code: 'A1', mark: versionMark(traVinh2020, 2) },
  locked: { id: '$framework', rev: '0', code: 'A1', mark: versionMark(traVinh2020, 1) },
};
const editing = { own: boardOnly, foreign: elsewhereOnly, locked: nobody };
const published = {
  own: { id: '$framework', mark: versionMark(traVinh2020, 1) },
  foreign: { id: '$foreignFramework', mark: versionMark(traVinh2020, 1) },
  draft: { id: '$draft', mark: versionMark(traVinh2020, 2) },
};
const closing = { own: boardOnly, foreign: elsewhereOnly, draft: nobody };

const levels = Object.fromEntries(
  [0, 1, 2, 3, 4].flatMap((k) => [
    [`levels.${k}.vi`, `Mức ${k + 1}`],
    [`levels.${k}.en`, `Level ${k + 1}`],
  ]),
);
const skill = { nameVi: 'Kỹ năng', nameEn: 'Skill', 'appliesTo[]': ['residential'], weight: '1', ...levels };

export const frameworkAccess: AccessTable = {
  'routes/framework/frameworks.tsx': {
    loader: { page: { expect: { own: signedIn } } },
    action: {
      blank: { form: { from: 'blank' }, expect: { own: boards } },
      copy: {
        form: { from: 'copy:$version' },
        targets: { own: { version: '$draft' }, foreign: { version: '$foreignDraft' } },
        expect: { own: boardOnly, foreign: elsewhereOnly },
      },
      copyPublished: {
        form: { from: 'copy:$version' },
        targets: { own: { version: '$framework' }, foreign: { version: '$foreignFramework' } },
        expect: { own: boards, foreign: boards },
      },
    },
  },
  'routes/framework/framework.tsx': { targets: versions, loader: { page: { expect: reading } } },
  'routes/framework/preview.tsx': { targets: versions, loader: { page: { expect: reading } } },
  'routes/framework/naming.tsx': {
    targets: drafts,
    loader: { page: { expect: editing } },
    action: { rename: { form: { revision: '$rev', nameVi: 'Khung', nameEn: 'Frame' }, expect: editing } },
  },
  'routes/framework/competency-new.tsx': {
    targets: drafts,
    loader: { page: { expect: editing } },
    action: { add: { form: { ...skill, group: 'A' }, expect: editing } },
  },
  'routes/framework/competency.tsx': {
    targets: Object.fromEntries(Object.entries(versions).map(([k, v]) => [k, { ...v, code: 'A1' }])),
    loader: { page: { expect: reading } },
    action: { edit: { targets: drafts, form: { ...skill, revision: '$rev' }, expect: editing } },
  },
  'routes/framework/competency-removal.tsx': {
    targets: {
      own: { ...drafts.own, code: '$skill' },
      foreign: { ...drafts.foreign, code: '$skill' },
      locked: drafts.locked,
    },
    loader: { page: { expect: editing } },
    action: { remove: { form: { revision: '$rev', confirmation: '$code' }, expect: editing } },
  },
  'routes/framework/publication.tsx': {
    targets: drafts,
    loader: { page: { expect: editing } },
    action: { publish: { form: { revision: '$rev', confirmation: '$mark' }, expect: editing } },
  },
  'routes/framework/adoption.tsx': {
    targets: published,
    loader: { page: { expect: closing } },
    action: {
      adopt: {
        form: { decisionNo: '12-QĐ/TĐTN', decidedOn: '2024-11-01', confirmation: '$mark' },
        expect: closing,
      },
    },
  },
  'routes/framework/retirement.tsx': {
    targets: published,
    loader: { page: { expect: closing } },
    action: { retire: { form: { confirmation: '$mark' }, expect: closing } },
  },
};
