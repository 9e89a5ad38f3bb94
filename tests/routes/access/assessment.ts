import { traVinh2020 } from '~/features/framework/framework-catalogue';
import type { AccessTable } from './access';

// anonymous ended secretary commune district board reader elsewhere
const signedIn = 'sign-in sign-in ok ok ok ok ok ok';
const readFromCommune = 'sign-in sign-in refused ok ok ok ok refused';
const readFromBoard = 'sign-in sign-in refused refused refused ok ok refused';
const fromCommune = 'sign-in sign-in refused ok ok ok refused refused';
const boardOnly = 'sign-in sign-in refused refused refused ok refused refused';
/** A unit of another province is in no cycle of one's own. */
const hiddenElsewhere = (row: string) => row.replace(/ refused$/, ' hidden');
/** A form is its rater's alone: for everybody else it does not exist. */
const secretaryOnly = 'sign-in sign-in ok hidden hidden hidden hidden hidden';
const communeOnly = 'sign-in sign-in hidden ok hidden hidden hidden hidden';
const nobody = 'sign-in sign-in hidden hidden hidden hidden hidden hidden';

const units = { own: { unitId: '$commune' }, foreign: { unitId: '$otherCommune' } };
const ratees = {
  own: { unitId: '$commune', rateeId: '$ratee', peer: '$branchMember' },
  foreign: { unitId: '$otherCommune', rateeId: '$farRatee', peer: '$farMember' },
};
/** `peer` is addressed by whom it is about; `aboutOneself` is written by others. */
const forms = {
  own: { role: 'self', id: '$selfForm' },
  peer: { role: 'peer', id: '$nextRatee' },
  aboutOneself: { role: 'peer', id: '$ratee' },
  foreign: { role: 'self', id: '$farSelfForm' },
  colleague: { role: 'self', id: '$sentForm' },
};
const reading = {
  own: secretaryOnly,
  peer: secretaryOnly,
  aboutOneself: nobody,
  foreign: nobody,
  colleague: nobody,
};
const superiors = {
  own: { role: 'superior', id: '$superiorForm' },
  foreign: { role: 'superior', id: '$farSuperiorForm' },
};
const judging = { own: communeOnly, foreign: nobody };

const codes = traVinh2020.competencies
  .filter(({ appliesTo }) => appliesTo.includes('residential'))
  .map(({ code }) => code);
const whole = Object.fromEntries(codes.map((code) => [`answers.${code}`, '3']));
export const assessmentAccess: AccessTable = {
  'routes/assessment/units.tsx': {
    loader: { page: { expect: { own: 'sign-in sign-in refused ok ok ok ok ok' } } },
  },
  'routes/assessment/assignment.tsx': {
    targets: units,
    loader: {
      page: { expect: { own: hiddenElsewhere(readFromCommune), foreign: hiddenElsewhere(readFromBoard) } },
    },
    action: {
      take: {
        form: { pairs: '$pairRatee-$pairRater' },
        targets: {
          own: { unitId: '$commune', pairRatee: '$nextRatee', pairRater: '$nextMember' },
          foreign: { unitId: '$otherCommune', pairRatee: '$farRatee', pairRater: '$farMember' },
        },
        expect: { own: hiddenElsewhere(fromCommune), foreign: hiddenElsewhere(boardOnly) },
      },
    },
  },
  'routes/assessment/assignment-ratee.tsx': {
    targets: ratees,
    loader: {
      page: { expect: { own: hiddenElsewhere(readFromCommune), foreign: hiddenElsewhere(readFromBoard) } },
    },
    action: {
      add: {
        form: { change: 'add', raterId: '$peer' },
        targets: {
          own: { unitId: '$commune', rateeId: '$nextRatee', peer: '$nextMember' },
          foreign: ratees.foreign,
          // The address names one's own unit, the person is another's.
          disguised: { unitId: '$commune', rateeId: '$farRatee', peer: '$farMember' },
        },
        expect: {
          own: hiddenElsewhere(fromCommune),
          foreign: hiddenElsewhere(boardOnly),
          disguised: hiddenElsewhere(boardOnly),
        },
      },
      remove: {
        form: { change: 'remove', raterId: '$branchMember' },
        targets: { own: ratees.own },
        expect: { own: hiddenElsewhere(fromCommune) },
      },
    },
  },
  'routes/assessment/recusal.tsx': {
    loader: { page: { expect: { own: signedIn } } },
    action: {
      ask: {
        form: { rateeId: '$about', reason: 'Chúng tôi là chị em ruột' },
        targets: { own: { about: '$nextRatee' }, foreign: { about: '$farRatee' } },
        expect: { own: secretaryOnly, foreign: nobody },
      },
    },
  },
  'routes/assessment/form.tsx': {
    targets: forms,
    loader: {
      page: { expect: reading },
      superior: { stage: 'judging', targets: superiors, expect: judging },
    },
    action: {
      save: { form: { version: '0', 'answers.A1': '3', to: 'check' }, expect: reading },
      saveSuperior: {
        stage: 'judging',
        targets: superiors,
        form: { version: '0', 'answers.A1': '3', to: 'next' },
        expect: judging,
      },
    },
  },
  'routes/assessment/draft.tsx': {
    targets: forms,
    loader: {
      page: {
        targets: { own: forms.own },
        expect: {
          own: 'post-only post-only post-only post-only post-only post-only post-only post-only',
        },
      },
    },
    action: {
      save: { json: { version: 0, patch: { answers: { A1: 3 } } }, expect: reading },
      saveSuperior: {
        stage: 'judging',
        targets: superiors,
        json: { version: 0, patch: { answers: { A1: 3 } } },
        expect: judging,
      },
    },
  },
  'routes/assessment/form-closed.tsx': { targets: forms, loader: { page: { expect: reading } } },
  'routes/assessment/check.tsx': {
    targets: forms,
    loader: {
      page: { expect: reading },
      superior: { stage: 'judging', targets: superiors, expect: judging },
    },
    action: {
      send: { form: { version: '0', declared: 'on', ...whole }, expect: reading },
      sendSuperior: {
        stage: 'judging',
        targets: superiors,
        form: { version: '0', declared: 'on', ...whole },
        expect: judging,
      },
    },
  },
  'routes/assessment/self-beside.tsx': {
    targets: superiors,
    loader: {
      // Diễm's own words stay hidden until her superior has judged.
      before: {
        stage: 'judging',
        expect: { own: 'sign-in sign-in hidden refused hidden hidden hidden hidden', foreign: nobody },
      },
      after: { stage: 'review', expect: judging },
    },
  },
  'routes/assessment/receipt.tsx': {
    targets: forms,
    loader: { page: { expect: reading }, sent: { stage: 'judging', expect: reading } },
  },
};
