/**
 * Every act of the record says whether it can be undone. One that cannot asks for its object, typed, in the command
 * itself; its page shows the field last; and where one lands it is said what happened and what comes next. A new act
 * that stands in neither list fails here.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actName } from '~/features/audit/record-words';
import { saidKey } from '~/lib/http/said.server';
import { sourcesOf } from '../../support/sources';

type Irreversible = {
  /** The module that renders the form with the typed field. */
  form: string;
  /** The address that takes the act. */
  route: string;
  /** What is said where one lands. */
  says: string;
};

const irreversible: Record<string, Irreversible> = {
  'commendation.publish': step('commendation/step-forms', 'commendation/publication', 'published'),
  'commendation.revoke': step('commendation/step-forms', 'commendation/revocation', 'revoked'),
  'commendation.withdraw': step('commendation/step-forms', 'commendation/withdrawal', 'withdrawn'),
  'cycle.close': step('cycle/phase/undoing-forms', 'cycle/closing', 'closed'),
  'cycle.discard': step('cycle/phase/undoing-forms', 'cycle/removal', 'discarded'),
  'cycle.open': step('cycle/opening/form', 'cycle/opening', 'opened'),
  'cycle.takeBack': step('cycle/phase/undoing-forms', 'cycle/taking-back', 'takenBack'),
  'framework.adopt': step('framework/editing/adoption-fields', 'framework/adoption', 'adopted'),
  'framework.publish': step('framework/publishing/step-form', 'framework/publication', 'published'),
  'framework.removeCompetency': step(
    'framework/publishing/step-form',
    'framework/competency-removal',
    'skillRemoved',
  ),
  'framework.retire': step('framework/publishing/step-form', 'framework/retirement', 'retired'),
  'nomination.withdraw': step('nomination/nomination-reason-form', 'nomination/withdrawal', 'withdrawn'),
  'organisation.disciplineRecord': fact('disciplineAdded'),
  'organisation.honourRecord': fact('honourAdded'),
  'organisation.unitEnd': {
    form: 'organisation/unit/forms',
    route: 'organisation/unit-end',
    says: 'people.unitEnded',
  },
  'training.approvePlan': step('training/plan/forms', 'training/plan-approval', 'planApproved'),
  'scoring.release': step('scoring/report/detail', 'scoring/run', 'released'),
};

/** What each of the others is undone or put right by. */
const undoable: Record<string, string> = {
  'account.changePassword': 'changed again',
  'account.invite': 'a link is void once another is made, or used',
  'account.proofEmail': 'named again',
  'account.readNotice': 'one’s own reading',
  'account.resetLink': 'a link is void once another is made; the person is told',
  'assessment.assignPeers': 'a pair is taken out',
  'assessment.handOver': 'handed back by the same act',
  'assessment.removePeer': 'a pair is put in again',
  'commendation.addPaper': 'removed',
  'commendation.decide': 'withdrawn before it is published',
  'commendation.removePaper': 'added again from the paper itself, whose digest the record keeps',
  'cycle.create': 'a draft is thrown away',
  'cycle.edit': 'edited again',
  'cycle.join': 'leaves again',
  'cycle.leave': 'joins again',
  'cycle.movePhase': 'moved back',
  'cycle.setQuota': 'set again',
  'dashboard.remind': 'a letter; no second one on the same day',
  'framework.addCompetency': 'taken out',
  'framework.draft': 'a draft binds nobody',
  'framework.editCompetency': 'edited again',
  'framework.rename': 'renamed again',
  'growth.choose': 'chosen again',
  'job.drop': 'what the letter or task was about is done again',
  'job.retry': 'dropped when it fails again',
  'nomination.consentGive': 'answered again',
  'nomination.consentRefuse': 'answered again',
  'nomination.draft': 'withdrawn',
  'nomination.return': 'sent again',
  'nomination.submit': 'returned or withdrawn',
  'organisation.appoint': 'ended',
  'organisation.appointmentEnd': 'appointed again',
  'organisation.gradeRecord': 'recorded again',
  'organisation.personAdd': 'edited; the appointment is ended',
  'organisation.personEdit': 'edited again',
  'organisation.rosterImport':
    'read line by line before it is confirmed; each line is put right on its own page',
  'organisation.unitAdd': 'edited, moved, ended',
  'organisation.unitEdit': 'edited again',
  'organisation.unitImport':
    'read line by line before it is confirmed; each line is put right on its own page',
  'organisation.unitMove': 'moved back',
  'scoring.repeat': 'changes nothing',
  'scoring.run': 'run again',
  'shortlist.add': 'taken off',
  'shortlist.opinion': 'given again',
  'shortlist.order': 'ordered again',
  'shortlist.remove': 'put on again',
  'training.addTopic': 'edited, retired',
  'training.editTopic': 'edited again',
  'training.acceptSeat': 'declined',
  'training.addItem': 'removed',
  'training.arrangeHall': 'arranged again',
  'training.declineSeat': 'accepted again',
  'training.excuse': 'the completion is revoked',
  'training.invite': 'the learner declines; the class is cancelled',
  'training.mark': 'marked again, with the reason',
  'training.passSeatsOn': 'the learner declines',
  'training.removeItem': 'added again',
  'training.signUp': 'declined',
  'training.addCost': 'a counter-entry',
  'training.addGoal': 'taken out of the draft; its rule is succeeded',
  'training.cancelClass': 'planned again as another class',
  'training.complete': 'revoked',
  'training.draftPlan': 'a draft binds nobody',
  'training.editClass': 'edited again',
  'training.holdClass': 'reopened while nobody finished it',
  'training.listPeople': 'taken off',
  'training.moveClass': 'moved again',
  'training.planClass': 'edited, cancelled',
  'training.removeGoal': 'added again: the plan is still a draft',
  'training.reopenClass': 'held again',
  'training.revoke': 'recorded again',
  'training.setYears': 'set again',
  'training.succeedRule': 'succeeded by another from a later day',
  'training.unlistPerson': 'put on again',
  'training.retireTopic': 'added again: its name is free',
  'training.takeUpTopics': 'each is edited or retired',
};

/** One’s own word, read over on a page of its own before the last button: a receipt answers, nothing is typed. */
const ownWord: Record<string, string> = {
  'assessment.recuse': 'the officer gives the form to somebody else, or back',
  'assessment.submit': 'read over on the check page, answered by a receipt',
  'assessment.submitPeer': 'read over on the check page, answered by a receipt',
};

/** Written by another act in its own transaction, by a link that works once, or by the machine. */
const byAnother = new Set([
  'account.join',
  'account.resetPassword',
  'account.setUp',
  'account.setupLink',
  'assessment.makeForms',
  'framework.lock',
  'organisation.honourRevoke',
  'record.rows',
  'record.sealRows',
]);

const commands = sourcesOf('app').filter(({ file }) => file.endsWith('.server.ts'));
const words: Record<string, Record<string, string>> = Object.fromEntries(
  ['vi', 'en'].map((locale) => [locale, {}]),
);
for (const locale of ['vi', 'en'])
  for (const noun of ['commendation', 'cycle', 'framework', 'nomination', 'people', 'scoring', 'training'])
    Object.assign(words[locale]!, JSON.parse(readFileSync(`app/locales/${locale}/${noun}.json`, 'utf8')));

describe('the acts of the record', () => {
  it('each say whether they can be undone', () => {
    const recorded = commands.flatMap(({ text }) =>
      [...text.matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)]
        .map((match) => match[1]!)
        .filter((code) => isRecorded(text, code)),
    );
    expect(
      recorded.filter((action) => actName(action) === action),
      'shown as a code',
    ).toEqual([]);
    const told = [irreversible, undoable, ownWord].flatMap(Object.keys).concat([...byAnother]);
    expect([...new Set(recorded)].sort()).toEqual([...new Set(told)].sort());
    expect(told).toHaveLength(new Set(told).size);
  });
});

describe.each(Object.entries(irreversible))('%s', (action, { form, route, says }) => {
  it('asks in its command for what it is done to, typed, before anything is written', () => {
    const body = functionsOf(commands).find((text) => text.includes(`action: '${action}'`));
    expect(body).toBeDefined();
    const asked = body!.search(/mustBeTyped\(|mustBeNamed\(/);
    expect(asked, 'never asks').toBeGreaterThan(0);
    const written = body!.search(/tx\s*\.\s*(update|insert|delete)\(/);
    if (written >= 0) expect(asked, 'writes first').toBeLessThan(written);
  });

  it('has the typed field in its form, and says afterwards what happened and what comes next', () => {
    expect(textOf(`app/features/${form}.tsx`)).toMatch(/<ConfirmationField/);
    expect(textOf(`app/routes/${route}.tsx`)).toMatch(/redirectSaying\(/);
    const key = saidKey(says);
    for (const locale of ['vi', 'en']) {
      expect(words[locale]![key], locale).toBeTruthy();
      expect(words[locale]![`${key}_next`], locale).toBeTruthy();
    }
  });
});

function step(form: string, route: string, what: string): Irreversible {
  return { form, route, says: `${route.split('/')[0]}.${what}` };
}

function fact(what: string): Irreversible {
  return {
    form: 'organisation/person/fact-forms',
    route: 'organisation/fact-new',
    says: `people.${what}`,
  };
}

/** In the place of an act: directly, by a choice between two, or handed to the function that records. */
function isRecorded(text: string, code: string): boolean {
  const quoted = `'${code}'`.replace('.', '\\.');
  return new RegExp(
    `action: (?:[^,\\n]*\\? )?${quoted}|action: [^,\\n]* : ${quoted}|const action = [^;\\n]*${quoted}`,
  ).test(text);
}

function functionsOf(sources: typeof commands): string[] {
  return sources.flatMap(({ text }) => text.split(/^(?=(?:export )?(?:async )?function )/m));
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
