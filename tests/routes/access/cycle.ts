import { windowsOf2024 } from '#db/factories/cycle';
import { cycleFormOf } from '~/features/cycle/form/form';
import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
const elsewhereOnly = 'sign-in sign-in refused refused refused refused refused ok';
const boards = 'sign-in sign-in refused refused refused ok refused ok';
const nobody = 'sign-in sign-in refused refused refused refused refused refused';
const officers = 'sign-in sign-in refused ok ok ok ok ok';

const drafts = { own: { id: '$nextCycle' }, foreign: { id: '$foreignDraftCycle' }, open: { id: '$cycle' } };
const running = { own: { id: '$cycle' }, foreign: { id: '$foreignCycle' }, draft: { id: '$nextCycle' } };
const byBoard = { own: boardOnly, foreign: elsewhereOnly, open: nobody };
const whileOpen = { own: boardOnly, foreign: elsewhereOnly, draft: nobody };

type Nested = string | readonly string[] | { readonly [key: string]: Nested };

/** A filled form as a browser posts it: 'phases.self.startsAt', 'superiorTitles[]'. */
function fieldsOf(value: Nested, name = ''): Record<string, string | string[]> {
  if (typeof value === 'string') return { [name]: value };
  if (Array.isArray(value)) return { [`${name}[]`]: [...value] };
  const parts = Object.entries(value as { [key: string]: Nested }).map(([key, inner]) =>
    fieldsOf(inner, name ? `${name}.${key}` : key),
  );
  return Object.assign({}, ...parts);
}

const newCycle = {
  ...fieldsOf(cycleFormOf({ name: 'Đợt mới', kind: 'ANNUAL', year: 2026, windows: windowsOf2024() })),
  frameworkId: '$version',
};

export const cycleAccess: AccessTable = {
  'routes/cycle/cycles.tsx': { loader: { page: { expect: { own: signedIn } } } },
  'routes/cycle/new.tsx': {
    loader: { page: { expect: { own: boards } } },
    action: {
      create: {
        form: newCycle,
        targets: { own: { version: '$framework' }, foreign: { version: '$foreignFramework' } },
        // A board elsewhere creates cycles too, but not on this province's version.
        expect: {
          own: 'sign-in sign-in refused refused refused ok refused invalid',
          foreign: 'sign-in sign-in refused refused refused invalid refused ok',
        },
      },
      propose: {
        form: { ...newCycle, intent: 'propose', calendarStart: '2024-12-09' },
        targets: { own: { version: '$framework' } },
        expect: { own: boards },
      },
    },
  },
  'routes/cycle/show.tsx': {
    targets: { ...running, foreignDraft: { id: '$foreignDraftCycle' } },
    loader: {
      page: { expect: { own: signedIn, foreign: signedIn, draft: boardOnly, foreignDraft: elsewhereOnly } },
    },
  },
  'routes/cycle/edit.tsx': {
    targets: {
      own: { ...drafts.own, version: '$framework' },
      foreign: { ...drafts.foreign, version: '$foreignFramework' },
      open: { ...drafts.open, version: '$framework' },
    },
    loader: { page: { expect: byBoard } },
    action: { edit: { form: newCycle, expect: byBoard } },
  },
  'routes/cycle/opening.tsx': {
    targets: {
      own: { id: '$cycle', name: 'Đợt đánh giá năm 2024' },
      foreign: { id: '$foreignDraftCycle', name: 'Đợt đánh giá năm 2025' },
    },
    loader: { page: { stage: 'planning', expect: { own: boardOnly, foreign: elsewhereOnly } } },
    action: {
      open: {
        stage: 'planning',
        form: { confirmation: '$name' },
        // Another cycle already runs there.
        expect: {
          own: boardOnly,
          foreign: 'sign-in sign-in refused refused refused refused refused conflict',
        },
      },
    },
  },
  'routes/cycle/phase.tsx': {
    targets: Object.fromEntries(Object.entries(running).map(([k, v]) => [k, { ...v, phase: 'peer' }])),
    loader: { page: { expect: whileOpen } },
    action: {
      move: {
        form: {
          startsAt: '2024-11-16T07:00',
          endsAt: '2024-11-30T21:00',
          reason: 'Mưa lũ ở ba xã, đường bị chia cắt',
        },
        expect: whileOpen,
      },
    },
  },
  'routes/cycle/quota.tsx': {
    targets: {
      own: { id: '$cycle', unit: '$district' },
      foreign: { id: '$foreignCycle', unit: '$district' },
      draft: { id: '$nextCycle', unit: '$district' },
    },
    loader: { page: { expect: whileOpen } },
    action: {
      set: {
        form: { 'quota.$unit': '5' },
        expect: {
          own: boardOnly,
          // The unit does not nominate in that cycle.
          foreign: 'sign-in sign-in refused refused refused refused refused hidden',
          draft: nobody,
        },
      },
    },
  },
  'routes/cycle/person.tsx': {
    targets: running,
    // Names only of the units one reads: elsewhere that is an empty list.
    loader: { page: { expect: { own: officers, foreign: officers, draft: boardOnly } } },
    action: {
      join: {
        form: { personId: '$newcomer', unitId: '$unit' },
        targets: {
          own: { id: '$cycle', newcomer: '$newcomer', unit: '$branch' },
          foreign: { id: '$cycle', newcomer: '$farNewcomer', unit: '$farBranch' },
        },
        expect: { own: 'sign-in sign-in refused ok ok ok refused refused', foreign: boardOnly },
      },
    },
  },
  'routes/cycle/leaving.tsx': {
    targets: {
      own: { id: '$cycle', person: '$ratee' },
      foreign: { id: '$cycle', person: '$farRatee' },
      otherCycle: { id: '$foreignCycle', person: '$ratee' },
    },
    loader: {
      page: {
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused hidden',
          foreign: 'sign-in sign-in refused hidden hidden ok refused hidden',
          otherCycle: 'sign-in sign-in refused hidden hidden hidden hidden hidden',
        },
      },
    },
    action: {
      leave: {
        form: { reason: 'Chuyển công tác về huyện khác' },
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused hidden',
          foreign: 'sign-in sign-in refused hidden hidden ok refused hidden',
          otherCycle: 'sign-in sign-in refused hidden hidden hidden hidden hidden',
        },
      },
    },
  },
  'routes/cycle/closing.tsx': {
    targets: running,
    loader: { page: { expect: whileOpen } },
    action: {
      close: {
        form: { reason: 'Kết thúc sớm theo kết luận của Ban', confirmation: 'Đợt đánh giá năm 2024' },
        expect: whileOpen,
      },
    },
  },
  'routes/cycle/removal.tsx': {
    targets: drafts,
    loader: { page: { expect: byBoard } },
    action: { discard: { form: { confirmation: 'Đợt đánh giá năm 2025' }, expect: byBoard } },
  },
  'routes/cycle/taking-back.tsx': {
    targets: running,
    loader: { page: { expect: whileOpen } },
    action: {
      takeBack: {
        form: { reason: 'Chọn nhầm cấp lập đề nghị', confirmation: 'Đợt đánh giá năm 2024' },
        expect: {
          // A form was sent there.
          own: 'sign-in sign-in refused refused refused conflict refused refused',
          foreign: elsewhereOnly,
          draft: nobody,
        },
      },
    },
  },
};
