import type { AccessTable, Walk } from './access';

// anonymous ended secretary commune district board reader elsewhere
const reading = {
  own: 'sign-in sign-in refused ok ok ok ok refused',
  foreign: 'sign-in sign-in refused refused refused ok ok refused',
  above: 'sign-in sign-in refused refused ok ok ok refused',
  branch: 'sign-in sign-in refused ok ok ok ok refused',
};
const units = {
  own: { unitId: '$commune' },
  foreign: { unitId: '$otherCommune' },
  above: { unitId: '$district' },
  branch: { unitId: '$branch' },
};
const read: Walk = { stage: 'released', expect: reading };

export const dashboardAccess: AccessTable = {
  'routes/dashboard/start.tsx': {
    loader: { page: { expect: { own: 'sign-in sign-in refused ok ok ok ok ok' } } },
  },
  'routes/dashboard/progress.tsx': { targets: units, loader: { page: read } },
  'routes/dashboard/late.tsx': {
    targets: units,
    loader: { page: { expect: reading } },
    action: {
      remindAll: {
        form: {},
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
          above: 'sign-in sign-in refused refused ok ok refused refused',
          branch: 'sign-in sign-in refused ok ok ok refused refused',
        },
      },
      remindOne: {
        form: { personId: '$late' },
        targets: {
          own: { unitId: '$commune', late: '$secretary' },
          foreign: { unitId: '$otherCommune', late: '$farSecretary' },
          // One's own unit in the address, somebody else's person in the form.
          disguised: { unitId: '$commune', late: '$farSecretary' },
        },
        expect: {
          own: 'sign-in sign-in refused ok ok ok refused refused',
          foreign: 'sign-in sign-in refused refused refused ok refused refused',
          disguised: 'sign-in sign-in refused conflict conflict conflict refused refused',
        },
      },
    },
  },
  'routes/dashboard/means.tsx': { targets: units, loader: { page: read } },
  'routes/dashboard/people.tsx': { targets: units, loader: { page: read } },
  'routes/dashboard/export.tsx': {
    targets: units,
    loader: {
      progress: { ...read, query: '?what=progress&format=csv' },
      late: { ...read, query: '?what=late&format=csv' },
      means: { ...read, query: '?what=means&format=csv' },
      people: { ...read, query: '?what=people&format=xlsx' },
    },
  },
};
