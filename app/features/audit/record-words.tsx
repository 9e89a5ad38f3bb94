/** The record's codes in words. A code without a sentence shows itself: an old entry is never hidden. */
import { m } from '~/paraglide/messages';

/** What was done, as people say it. */
export function actName(action: string): string {
  return acts[action]?.() ?? action;
}

/** What it was done to: its kind, and enough of its number to find it again. */
export function subjectName(subject: string): string {
  const [kind = '', id = ''] = subject.split(':');
  return subjects[kind]?.({ id: id.slice(0, 8) }) ?? subject;
}

const acts: Record<string, () => string> = {
  'account.changePassword': m.audit_act_account_change_password,
  'account.invite': m.audit_act_account_invite,
  'account.join': m.audit_act_account_join,
  'account.proofEmail': m.audit_act_account_proof_email,
  'account.readNotice': m.audit_act_account_read_notice,
  'account.resetLink': m.audit_act_account_reset_link,
  'account.resetPassword': m.audit_act_account_reset_password,
  'account.setUp': m.audit_act_account_set_up,
  'account.setupLink': m.audit_act_account_setup_link,
  'assessment.assignPeers': m.audit_act_assessment_assign_peers,
  'assessment.handOver': m.audit_act_assessment_hand_over,
  'assessment.makeForms': m.audit_act_assessment_make_forms,
  'assessment.recuse': m.audit_act_assessment_recuse,
  'assessment.removePeer': m.audit_act_assessment_remove_peer,
  'assessment.submit': m.audit_act_assessment_submit,
  'assessment.submitPeer': m.audit_act_assessment_submit_peer,
  'commendation.decide': m.audit_act_commendation_decide,
  'commendation.publish': m.audit_act_commendation_publish,
  'commendation.revoke': m.audit_act_commendation_revoke,
  'commendation.withdraw': m.audit_act_commendation_withdraw,
  'cycle.close': m.audit_act_cycle_close,
  'cycle.create': m.audit_act_cycle_create,
  'cycle.discard': m.audit_act_cycle_discard,
  'cycle.edit': m.audit_act_cycle_edit,
  'cycle.join': m.audit_act_cycle_join,
  'cycle.leave': m.audit_act_cycle_leave,
  'cycle.movePhase': m.audit_act_cycle_move_phase,
  'cycle.open': m.audit_act_cycle_open,
  'cycle.setQuota': m.audit_act_cycle_set_quota,
  'cycle.takeBack': m.audit_act_cycle_take_back,
  'dashboard.remind': m.audit_act_dashboard_remind,
  'framework.adopt': m.audit_act_framework_adopt,
  'framework.draft': m.audit_act_framework_draft,
  'framework.editCompetency': m.audit_act_framework_edit_competency,
  'framework.lock': m.audit_act_framework_lock,
  'framework.publish': m.audit_act_framework_publish,
  'framework.removeCompetency': m.audit_act_framework_remove_competency,
  'framework.rename': m.audit_act_framework_rename,
  'framework.retire': m.audit_act_framework_retire,
  'growth.choose': m.audit_act_growth_choose,
  'nomination.consentGive': m.audit_act_nomination_consent_give,
  'nomination.consentRefuse': m.audit_act_nomination_consent_refuse,
  'nomination.draft': m.audit_act_nomination_draft,
  'nomination.return': m.audit_act_nomination_return,
  'nomination.submit': m.audit_act_nomination_submit,
  'nomination.withdraw': m.audit_act_nomination_withdraw,
  'organisation.appoint': m.audit_act_organisation_appoint,
  'organisation.appointmentEnd': m.audit_act_organisation_appointment_end,
  'organisation.disciplineRecord': m.audit_act_organisation_discipline_record,
  'organisation.gradeRecord': m.audit_act_organisation_grade_record,
  'organisation.honourRecord': m.audit_act_organisation_honour_record,
  'organisation.honourRevoke': m.audit_act_organisation_honour_revoke,
  'organisation.personAdd': m.audit_act_organisation_person_add,
  'organisation.personEdit': m.audit_act_organisation_person_edit,
  'organisation.rosterImport': m.audit_act_organisation_roster_import,
  'organisation.unitAdd': m.audit_act_organisation_unit_add,
  'organisation.unitEdit': m.audit_act_organisation_unit_edit,
  'organisation.unitEnd': m.audit_act_organisation_unit_end,
  'organisation.unitImport': m.audit_act_organisation_unit_import,
  'organisation.unitMove': m.audit_act_organisation_unit_move,
  'scoring.release': m.audit_act_scoring_release,
  'scoring.repeat': m.audit_act_scoring_repeat,
  'scoring.run': m.audit_act_scoring_run,
  'shortlist.add': m.audit_act_shortlist_add,
  'shortlist.opinion': m.audit_act_shortlist_opinion,
  'shortlist.order': m.audit_act_shortlist_order,
  'shortlist.remove': m.audit_act_shortlist_remove,
};

const subjects: Record<string, (inputs: { id: string }) => string> = {
  assessment: m.audit_subject_assessment,
  commendation: m.audit_subject_commendation,
  cycle: m.audit_subject_cycle,
  cycle_person: m.audit_subject_cycle_person,
  decision: m.audit_subject_decision,
  framework: m.audit_subject_framework,
  import: m.audit_subject_import,
  installation: () => m.audit_subject_installation(),
  nomination: m.audit_subject_nomination,
  person: m.audit_subject_person,
  scoring_run: m.audit_subject_scoring_run,
  unit: m.audit_subject_unit,
};
