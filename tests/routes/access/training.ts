import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const officers = 'sign-in sign-in refused ok ok ok ok ok';
const managers = 'sign-in sign-in refused ok ok ok refused ok';
const keeping = {
  own: 'sign-in sign-in refused refused refused ok refused refused',
  foreign: 'sign-in sign-in refused refused refused refused refused ok',
};
/** Whoever may not keep it learns nothing of it. */
const keepingPage = {
  own: 'sign-in sign-in hidden hidden hidden ok hidden hidden',
  foreign: 'sign-in sign-in hidden hidden hidden hidden hidden ok',
};
const topics = { own: { id: '$topic' }, foreign: { id: '$foreignTopic' } };
const topicForm = { name: 'Kỹ năng viết kịch bản sinh hoạt', source: '' };

export const trainingAccess: AccessTable = {
  'routes/training/start.tsx': { loader: { page: { expect: { own: officers } } } },
  'routes/training/topics.tsx': {
    loader: { page: { expect: { own: officers } } },
    action: { takeUp: { form: {}, expect: { own: managers } } },
  },
  'routes/training/topic-new.tsx': {
    loader: { page: { expect: { own: managers } } },
    action: { add: { form: topicForm, expect: { own: managers } } },
  },
  'routes/training/topic.tsx': {
    targets: topics,
    loader: { page: { expect: keepingPage } },
    action: { edit: { form: topicForm, expect: keeping } },
  },
  'routes/training/topic-retirement.tsx': {
    targets: topics,
    loader: { page: { expect: keepingPage } },
    action: { retire: { form: { reason: 'Nội dung đã có trong chuyên đề khác' }, expect: keeping } },
  },
};
