/** The URL map, in flow order: read this first. */
import { index, type RouteConfig, route } from '@remix-run/route-config';

export default [
  index('routes/home.tsx'),

  // account: beside the line
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('demo/seat', 'routes/account/demo-seat.tsx'),
  route('language', 'routes/account/language.tsx'),
  route('setup/:token', 'routes/account/setup-link.tsx'),
  route('invitation/:token', 'routes/account/invitation-link.tsx'),
  route('reset/:token', 'routes/account/reset-link.tsx'),
  route('account', 'routes/account/account.tsx'),
  route('account/notice', 'routes/account/notice.tsx'),
  route('account/data', 'routes/account/data.tsx'),
  route('account/draft', 'routes/account/draft.tsx'),
  route('account/session', 'routes/account/session.tsx'),
  route('account/password', 'routes/account/password.tsx'),
  route('account/email', 'routes/account/email.tsx'),
  route('account/reset-news', 'routes/account/reset-news.tsx'),
  route('account/invitation', 'routes/account/invitation.tsx'),
  route('privacy', 'routes/account/privacy.tsx'),
  route('help', 'routes/account/help.tsx'),
  route('offline', 'routes/account/offline.tsx'),

  // organisation
  route('organisation', 'routes/organisation/organisation.tsx'),
  route('organisation/unit/:id', 'routes/organisation/unit.tsx'),
  route('organisation/unit/:id/new', 'routes/organisation/unit-new.tsx'),
  route('organisation/unit/:id/edit', 'routes/organisation/unit-edit.tsx'),
  route('organisation/unit/:id/move', 'routes/organisation/unit-move.tsx'),
  route('organisation/unit/:id/end', 'routes/organisation/unit-end.tsx'),
  route('organisation/unit/:id/grade', 'routes/organisation/unit-grade.tsx'),
  route('organisation/person/new', 'routes/organisation/person-new.tsx'),
  route('organisation/person/:id', 'routes/organisation/person.tsx'),
  route('organisation/person/:id/edit', 'routes/organisation/person-edit.tsx'),
  route('organisation/person/:id/appointment/new', 'routes/organisation/appointment-new.tsx'),
  route('organisation/person/:id/:kind/new', 'routes/organisation/fact-new.tsx'),
  route('organisation/appointment/:id/end', 'routes/organisation/appointment-end.tsx'),
  route('organisation/appointment/:id/replacement', 'routes/organisation/replacement.tsx'),
  route('organisation/replacement', 'routes/organisation/replacements.tsx'),
  route('organisation/import', 'routes/organisation/import.tsx'),
  route('organisation/import/template', 'routes/organisation/import-template.tsx'),
  route('organisation/import/:id', 'routes/organisation/import-preview.tsx'),
  route('organisation/import/:id/fault', 'routes/organisation/import-faults.tsx'),

  // framework
  route('framework', 'routes/framework/frameworks.tsx'),
  route('framework/:id', 'routes/framework/framework.tsx'),
  route('framework/:id/naming', 'routes/framework/naming.tsx'),
  route('framework/:id/competency', 'routes/framework/competency-new.tsx'),
  route('framework/:id/competency/:code', 'routes/framework/competency.tsx'),
  route('framework/:id/competency/:code/removal', 'routes/framework/competency-removal.tsx'),
  route('framework/:id/preview', 'routes/framework/preview.tsx'),
  route('framework/:id/publication', 'routes/framework/publication.tsx'),
  route('framework/:id/adoption', 'routes/framework/adoption.tsx'),
  route('framework/:id/retirement', 'routes/framework/retirement.tsx'),

  // cycle
  route('cycle', 'routes/cycle/cycles.tsx'),
  route('cycle/new', 'routes/cycle/new.tsx'),
  route('cycle/:id', 'routes/cycle/show.tsx'),
  route('cycle/:id/edit', 'routes/cycle/edit.tsx'),
  route('cycle/:id/opening', 'routes/cycle/opening.tsx'),
  route('cycle/:id/phase/:phase', 'routes/cycle/phase.tsx'),
  route('cycle/:id/quota', 'routes/cycle/quota.tsx'),
  route('cycle/:id/person', 'routes/cycle/person.tsx'),
  route('cycle/:id/person/:person/leaving', 'routes/cycle/leaving.tsx'),
  route('cycle/:id/closing', 'routes/cycle/closing.tsx'),
  route('cycle/:id/removal', 'routes/cycle/removal.tsx'),
  route('cycle/:id/taking-back', 'routes/cycle/taking-back.tsx'),

  // assessment
  route('assessment', 'routes/assessment/units.tsx'),
  route('assessment/assignment/:unitId', 'routes/assessment/assignment.tsx'),
  route('assessment/assignment/:unitId/:rateeId', 'routes/assessment/assignment-ratee.tsx'),
  route('assessment/recusal', 'routes/assessment/recusal.tsx'),
  route('assessment/superior/:id/self', 'routes/assessment/self-beside.tsx'),
  route('assessment/:role/:id', 'routes/assessment/form.tsx'),
  route('assessment/:role/:id/draft', 'routes/assessment/draft.tsx'),
  route('assessment/:role/:id/closed', 'routes/assessment/form-closed.tsx'),
  route('assessment/:role/:id/check', 'routes/assessment/check.tsx'),
  route('assessment/:role/:id/receipt', 'routes/assessment/receipt.tsx'),

  // scoring
  route('scoring', 'routes/scoring/runs.tsx'),
  route('scoring/run/:runId', 'routes/scoring/run.tsx'),
  route('scoring/run/:runId/standing', 'routes/scoring/standing.tsx'),
  route('scoring/run/:runId/flags', 'routes/scoring/flags.tsx'),
  route('scoring/run/:runId/grounds', 'routes/scoring/grounds.tsx'),
  route('scoring/comparison', 'routes/scoring/comparison.tsx'),
  route('result', 'routes/result/own.tsx'),
  route('result/:rateeId', 'routes/result/ratee.tsx'),
  route('severity', 'routes/result/severity.tsx'),
  route('method', 'routes/scoring/method.tsx'),

  // dashboard
  route('dashboard', 'routes/dashboard/start.tsx'),
  route('dashboard/:unitId', 'routes/dashboard/progress.tsx'),
  route('dashboard/:unitId/late', 'routes/dashboard/late.tsx'),
  route('dashboard/:unitId/means', 'routes/dashboard/means.tsx'),
  route('dashboard/:unitId/people', 'routes/dashboard/people.tsx'),
  route('dashboard/:unitId/export', 'routes/dashboard/export.tsx'),

  // nomination
  route('nomination', 'routes/nomination/nominations.tsx'),
  route('nomination/unit/:unitId', 'routes/nomination/unit.tsx'),
  route('nomination/candidate/:rateeId', 'routes/nomination/candidate.tsx'),
  route('nomination/:id', 'routes/nomination/file.tsx'),
  route('nomination/:id/draft', 'routes/nomination/draft.tsx'),
  route('nomination/:id/submission', 'routes/nomination/submission.tsx'),
  route('nomination/:id/return', 'routes/nomination/return.tsx'),
  route('nomination/:id/withdrawal', 'routes/nomination/withdrawal.tsx'),
  route('nomination/:id/consent', 'routes/nomination/consent.tsx'),
  route('nomination/:id/print', 'routes/nomination/print.tsx'),

  // shortlist
  route('shortlist', 'routes/shortlist/board.tsx'),
  route('shortlist/order', 'routes/shortlist/order.tsx'),
  route('shortlist/comparison', 'routes/shortlist/comparison.tsx'),
  route('shortlist/:nominationId', 'routes/shortlist/nominee.tsx'),
  route('shortlist/:nominationId/listing', 'routes/shortlist/listing.tsx'),

  // commendation
  route('commendation', 'routes/commendation/roll.tsx'),
  route('commendation/verify', 'routes/commendation/verify.tsx'),
  route('commendation/verify/:code', 'routes/commendation/verify-code.tsx'),
  route('commendation/decision', 'routes/commendation/decisions.tsx'),
  route('commendation/decision/:id', 'routes/commendation/decision.tsx'),
  route('commendation/decision/:id/paper', 'routes/commendation/paper.tsx'),
  route('commendation/decision/:id/paper/new', 'routes/commendation/paper-new.tsx'),
  route('commendation/decision/:id/publication', 'routes/commendation/publication.tsx'),
  route('commendation/decision/:id/withdrawal', 'routes/commendation/withdrawal.tsx'),
  route('commendation/:id/revocation', 'routes/commendation/revocation.tsx'),
  route('commendation/:id/certificate', 'routes/commendation/certificate.tsx'),

  // training
  route('training', 'routes/training/plans.tsx'),
  route('training/plan/new', 'routes/training/plan-new.tsx'),
  route('training/plan/:id', 'routes/training/plan.tsx'),
  route('training/plan/:id/years', 'routes/training/plan-years.tsx'),
  route('training/plan/:id/approval', 'routes/training/plan-approval.tsx'),
  route('training/plan/:id/goal/new', 'routes/training/goal-new.tsx'),
  route('training/plan/:id/class/new', 'routes/training/class-new.tsx'),
  route('training/goal/:id', 'routes/training/goal.tsx'),
  route('training/goal/:id/rule', 'routes/training/goal-rule.tsx'),
  route('training/goal/:id/list', 'routes/training/goal-list.tsx'),
  route('training/goal/:id/removal', 'routes/training/goal-removal.tsx'),
  route('training/class/:id', 'routes/training/class.tsx'),
  route('training/class/:id/edit', 'routes/training/class-edit.tsx'),
  route('training/class/:id/moving', 'routes/training/class-moving.tsx'),
  route('training/class/:id/cancellation', 'routes/training/class-cancellation.tsx'),
  route('training/class/:id/holding', 'routes/training/class-holding.tsx'),
  route('training/class/:id/cost', 'routes/training/class-cost.tsx'),
  route('training/class/:id/learner', 'routes/training/class-learner.tsx'),
  route('training/completion/:id', 'routes/training/completion.tsx'),
  route('training/completion/:id/revocation', 'routes/training/completion-revocation.tsx'),
  route('training/topic', 'routes/training/topics.tsx'),
  route('training/topic/new', 'routes/training/topic-new.tsx'),
  route('training/topic/:id', 'routes/training/topic.tsx'),
  route('training/topic/:id/retirement', 'routes/training/topic-retirement.tsx'),

  // audit, and pages anyone may read
  route('audit', 'routes/audit/record.tsx'),

  // files of any noun
  route('file/:id', 'routes/file/file.tsx'),

  // what happened to me, and what the machine could not do
  route('inbox', 'routes/inbox/inbox.tsx'),
  route('inbox/:id', 'routes/inbox/item.tsx'),
  route('job', 'routes/job/jobs.tsx'),

  // any other address
  route('*', 'routes/account/not-found.tsx'),
] satisfies RouteConfig;
