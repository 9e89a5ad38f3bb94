/** Who may do what, written down: every loader and every action, for every kind of actor. One file a noun. */
import type { AccessTable } from './access/access';
import { accountAccess } from './access/account';
import { assessmentAccess } from './access/assessment';
import { commendationAccess } from './access/commendation';
import { cycleAccess } from './access/cycle';
import { dashboardAccess } from './access/dashboard';
import { frameworkAccess } from './access/framework';
import { nominationAccess } from './access/nomination';
import { organisationAccess } from './access/organisation';
import { scoringAccess } from './access/scoring';
import { shortlistAccess } from './access/shortlist';
import { trainingAccess } from './access/training';

const auditAccess: AccessTable = {
  'routes/audit/record.tsx': {
    // anonymous ended secretary commune district board reader elsewhere
    loader: { page: { expect: { own: 'sign-in sign-in refused refused refused ok ok ok' } } },
  },
};

export const accessTable: AccessTable = {
  ...accountAccess,
  ...organisationAccess,
  ...frameworkAccess,
  ...cycleAccess,
  ...assessmentAccess,
  ...scoringAccess,
  ...dashboardAccess,
  ...nominationAccess,
  ...shortlistAccess,
  ...commendationAccess,
  ...trainingAccess,
  ...auditAccess,
};
