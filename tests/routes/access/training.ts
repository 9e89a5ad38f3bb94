import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const officers = 'sign-in sign-in refused ok ok ok ok ok';
const managers = 'sign-in sign-in refused ok ok ok refused ok';
const writing = {
  own: 'sign-in sign-in refused refused refused ok refused refused',
  foreign: 'sign-in sign-in refused refused refused refused refused ok',
};
/** Whoever may not change it learns nothing of it. */
const changing = {
  own: 'sign-in sign-in hidden hidden hidden ok hidden hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden hidden ok',
};
/** What is approved is read from above. */
const reading = {
  own: 'sign-in sign-in hidden hidden hidden ok ok hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden ok ok',
};
const both = (what: string) => ({ own: { id: `$home${what}` }, foreign: { id: `$away${what}` } });
const tooEarly = {
  own: writing.own.replace('ok', 'conflict'),
  foreign: writing.foreign.replace('ok', 'conflict'),
};
/** Diễm was asked; the class is for those who were. */
const asked = {
  own: 'sign-in sign-in ok hidden hidden hidden hidden hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden hidden hidden',
};
const askingFor = {
  own: 'sign-in sign-in conflict conflict conflict conflict hidden hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden hidden conflict',
};
const topicForm = { name: 'Kỹ năng viết kịch bản sinh hoạt', source: '' };
const reason = 'Hội trường đang sửa, chưa mượn được nơi khác';
const ruleForm = {
  kind: 'posts',
  fromOn: '01/07/2025',
  toOn: '',
  'posts[]': ['grassroots:SECRETARY'],
  newSince: '',
  decision: 'Họp Ban Thường vụ ngày 18/8/2025',
};
const classForm = {
  name: 'Bí thư Đoàn xã',
  year: '2025',
  quarter: '2',
  people: '90',
  amount: '83.750.000',
};
const years = Object.fromEntries(
  [0, 1, 2, 3, 4].flatMap((at) => [
    [`lines.${at}.classes`, '4'],
    [`lines.${at}.people`, '360'],
    [`lines.${at}.amount`, '335.000.000'],
  ]),
);

export const trainingAccess: AccessTable = {
  'routes/training/plans.tsx': { loader: { page: { expect: { own: officers } } } },
  'routes/training/plan-new.tsx': {
    loader: { page: { expect: { own: managers } } },
    action: {
      draft: { form: { name: 'Kế hoạch 2025', fromYear: '2025', toYear: '2025' }, expect: { own: managers } },
    },
  },
  'routes/training/plan.tsx': {
    targets: { ...both('Plan'), draft: { id: '$homeDraft' } },
    loader: { page: { expect: { ...reading, draft: changing.own } } },
  },
  'routes/training/plan-years.tsx': {
    targets: both('Plan'),
    loader: { page: { expect: changing } },
    action: { set: { form: { ...years, reason }, expect: writing } },
  },
  'routes/training/plan-approval.tsx': {
    targets: both('Draft'),
    loader: { page: { expect: changing } },
    action: {
      approve: {
        form: {
          approvedBy: 'Chủ tịch Ủy ban nhân dân tỉnh',
          decisionNumber: '12/KH-UBND',
          decidedOn: '20/10/2023',
          confirmation: 'Kế hoạch bồi dưỡng cán bộ Đoàn giai đoạn 2023–2027',
        },
        expect: writing,
      },
    },
  },
  'routes/training/goal-new.tsx': {
    targets: both('Draft'),
    loader: { page: { expect: changing } },
    action: { add: { form: { name: 'Cán bộ chuyên trách', target: '80', ...ruleForm }, expect: writing } },
  },
  'routes/training/goal.tsx': {
    targets: { ...both('Goal'), draft: { id: '$homeDraftGoal' } },
    loader: { page: { expect: { ...reading, draft: changing.own } } },
  },
  'routes/training/goal-rule.tsx': {
    targets: both('Goal'),
    loader: { page: { expect: changing } },
    action: { succeed: { form: ruleForm, expect: writing } },
  },
  'routes/training/goal-list.tsx': {
    targets: both('Goal'),
    loader: { page: { expect: changing } },
    action: {
      // Nobody puts people on a list whom they do not look after.
      add: {
        form: { 'personIds[]': ['$secretary'] },
        expect: { own: changing.own, foreign: changing.foreign.replace('ok', 'conflict') },
      },
      remove: { form: { remove: '$secretary' }, expect: writing },
    },
  },
  'routes/training/goal-removal.tsx': {
    targets: both('DraftGoal'),
    loader: {
      page: {
        expect: { own: 'sign-in sign-in ok ok ok ok ok ok', foreign: 'sign-in sign-in ok ok ok ok ok ok' },
      },
    },
    action: { remove: { form: {}, expect: writing } },
  },
  'routes/training/class-new.tsx': {
    targets: both('Plan'),
    loader: { page: { expect: changing } },
    action: { plan: { form: classForm, expect: writing } },
  },
  'routes/training/class.tsx': {
    targets: both('Held'),
    loader: { page: { expect: reading } },
    action: {
      // Somebody finished the own one.
      reopen: { form: {}, expect: { ...writing, own: writing.own.replace('ok', 'conflict') } },
    },
  },
  'routes/training/class-edit.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: { edit: { form: classForm, expect: writing } },
  },
  'routes/training/class-moving.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: { move: { form: { year: '2026', quarter: '4', reason }, expect: writing } },
  },
  'routes/training/class-cancellation.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: { cancel: { form: { reason }, expect: writing } },
  },
  'routes/training/class-holding.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: { hold: { form: { heldOn: '05/03/2024' }, expect: writing } },
  },
  'routes/training/class-cost.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: {
      add: {
        form: { label: 'Thù lao báo cáo viên', amount: '4.000.000', spentOn: '05/03/2024' },
        expect: writing,
      },
    },
  },
  'routes/training/class-learner.tsx': {
    targets: both('Held'),
    loader: { page: { expect: changing } },
    action: {
      record: {
        form: { 'personIds[]': ['$nextSecretary'] },
        expect: { own: changing.own, foreign: changing.foreign.replace('ok', 'conflict') },
      },
    },
  },
  'routes/training/hall/hall.tsx': {
    targets: {
      own: { id: '$homeComing', item: '$homeItem' },
      foreign: { id: '$awayComing', item: '$awayItem' },
    },
    loader: { page: { expect: changing } },
    action: { remove: { form: { remove: '$item' }, expect: writing } },
  },
  'routes/training/hall/hall-edit.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: {
      arrange: {
        form: {
          place: 'Hội trường A',
          startsAt: '11/02/2027 07:30',
          endsAt: '11/02/2027 16:30',
          seats: '90',
          replyBy: '05/02/2027 17:00',
          isOpen: 'no',
          note: '',
          reason: 'Hội trường B bận',
        },
        expect: writing,
      },
    },
  },
  'routes/training/hall/agenda.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: {
      add: {
        form: { title: 'Thực hành', speaker: '', startsAt: '10/02/2027 10:00', endsAt: '10/02/2027 11:00' },
        expect: writing,
      },
    },
  },
  'routes/training/hall/invitation.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: {
      invite: {
        form: { 'personIds[]': ['$nextSecretary'] },
        expect: { own: changing.own, foreign: changing.foreign.replace('ok', 'conflict') },
      },
    },
  },
  // Nobody has accepted yet, and the class is years away.
  'routes/training/hall/attendance.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: { mark: { form: { session: '2027-02-10/am', reason: '' }, expect: tooEarly } },
  },
  'routes/training/hall/finishing.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: changing } },
    action: { finish: { form: { reason: '' }, expect: tooEarly } },
  },
  'routes/training/hall/seat.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: asked } },
    action: {
      accept: { form: {}, expect: asked },
      ask: { form: { intent: 'ask' }, expect: askingFor },
    },
  },
  'routes/training/hall/refusal.tsx': {
    targets: both('Coming'),
    loader: { page: { expect: asked } },
    action: { decline: { form: { reason: 'duty', substituteId: '' }, expect: asked } },
  },
  'routes/training/hall/calendar.tsx': {
    targets: both('Coming'),
    loader: { file: { expect: asked } },
  },
  'routes/training/completion.tsx': {
    targets: { own: { id: '$homeCompletion' }, unknown: { id: '00000000-0000-4000-8000-000000000000' } },
    loader: {
      page: {
        expect: {
          // Diễm's own.
          own: 'sign-in sign-in ok hidden hidden ok ok hidden',
          unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden',
        },
      },
    },
  },
  'routes/training/completion-revocation.tsx': {
    targets: { own: { id: '$homeCompletion' }, unknown: { id: '00000000-0000-4000-8000-000000000000' } },
    loader: {
      page: {
        expect: { own: changing.own, unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden' },
      },
    },
    action: {
      revoke: {
        form: { reason: 'Ghi nhầm người trùng tên' },
        expect: { own: writing.own, unknown: 'sign-in sign-in hidden hidden hidden hidden hidden hidden' },
      },
    },
  },
  'routes/training/topics.tsx': {
    loader: { page: { expect: { own: officers } } },
    action: { takeUp: { form: {}, expect: { own: managers } } },
  },
  'routes/training/topic-new.tsx': {
    loader: { page: { expect: { own: managers } } },
    action: { add: { form: topicForm, expect: { own: managers } } },
  },
  'routes/training/topic.tsx': {
    targets: both('Topic'),
    loader: { page: { expect: changing } },
    action: { edit: { form: topicForm, expect: writing } },
  },
  'routes/training/topic-retirement.tsx': {
    targets: both('Topic'),
    loader: { page: { expect: changing } },
    action: { retire: { form: { reason: 'Nội dung đã có trong chuyên đề khác' }, expect: writing } },
  },
};
