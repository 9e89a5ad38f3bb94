/** Which rows the record answers for. A table of the schema stands in exactly one of the two lists (a test asks). */

/** Of a guarded row every column counts. `key`: its primary key; `where`: the rows that count, all without it. */
type Guard = { key: Record<string, 'integer' | 'uuid' | 'text'>; where?: string };

const id = { id: 'integer' } as const;
const uuid = { id: 'uuid' } as const;

export const guarded: Record<string, Guard> = {
  unit: { key: id },
  unit_succession: { key: { predecessor_id: 'integer', successor_id: 'integer' } },
  person: { key: id },
  appointment: { key: id },
  honour: { key: id },
  official_grade: { key: id },
  discipline: { key: id },
  // Drafts are saved as one types, without an entry.
  framework: { key: id, where: `t.state <> 'draft'` },
  cycle: { key: id },
  cycle_phase: { key: { cycle_id: 'integer', phase: 'text' } },
  cycle_phase_change: { key: id },
  cycle_unit: { key: { cycle_id: 'integer', unit_id: 'integer' } },
  cycle_person: { key: id },
  peer_assignment: { key: { cycle_id: 'integer', rater_id: 'integer', ratee_id: 'integer' } },
  assessment: { key: uuid, where: `t.state = 'submitted'` },
  released_comment: { key: uuid },
  scoring_run: { key: uuid },
  result: { key: { run_id: 'uuid', ratee_id: 'integer' } },
  unit_result: { key: { run_id: 'uuid', unit_id: 'integer' } },
  run_flag: { key: uuid },
  scoring_repeat: { key: uuid },
  nomination: { key: uuid, where: `t.state not in ('draft', 'returned')` },
  nomination_event: { key: id },
  consent: { key: id },
  shortlist_opinion: { key: { nomination_id: 'uuid', person_id: 'integer' } },
  shortlist_entry: { key: { nomination_id: 'uuid' } },
  decision: { key: uuid },
  commendation: { key: uuid },
  // A draft of a plan binds nobody.
  training_plan: { key: uuid, where: `t.state = 'approved'` },
  training_goal_rule: { key: id },
  training_completion: { key: uuid },
};

/** Tables that the record does not answer for, and why. */
export const unguarded: Record<string, string> = {
  account_user: 'sign-in; the auth library writes it, no decision rests on it',
  account_session: 'sign-in, comes and goes',
  account_credential: 'sign-in, only hashes',
  account_verification: 'sign-in, comes and goes',
  invitation: 'one-time links, only hashes; making and using them is in the record',
  mail_outbox: 'letters on their way',
  text_draft: 'texts being written; what is sent is guarded where it is kept',
  file: 'what lies in the file store; adding and removing are in the record, with the digest',
  inbox_item: 'what people were told and whether they read it; no decision rests on it',
  installation: 'settings of the machine',
  import_heading: 'how a unit names the columns of its files; what was imported is guarded',
  import_file: 'files between preview and import; what was imported is guarded',
  training_plan_year: 'what is meant to be done; each change is in the record, with what stood before',
  training_goal: 'a name and a share; made and taken out with an entry',
  training_goal_person: 'who is on a list; each change is in the record',
  training_class: 'what is planned and when it was held; each change is in the record',
  training_class_goal: 'as training_class',
  training_class_topic: 'as training_class',
  training_cost: 'copied from the books, which stay with the accountant',
  training_hall: 'where and when; each change is in the record',
  training_agenda_item: 'as training_hall',
  training_seat: 'who was asked and what they answered; each act is in the record',
  training_mark:
    'who was there; each act and correction is in the record, the completion it led to is guarded',
  training_topic: 'a catalogue of subjects; adding, editing and retiring are in the record',
  unit_type: 'vocabulary, written at every start',
  title: 'vocabulary, written at every start',
  peer_folder:
    'sealed with a tag of its own; changes with every save of a draft, and an entry would time the writing',
  peer_form: 'as peer_folder, of before',
  peer_rater: 'a count of what the folders hold',
  peer_ratee: 'a count of what the folders hold',
  cycle_key: 'wrapped with a tag of its own; a changed key opens nothing',
  peer_key_check: 'tells one key from another, decides nothing',
  growth_choice: "a person's own plan; no decision rests on it",
  reminder: 'nudges',
  scored_peer_form: 'in the input hash of its run, which a repeat compares',
  rater_severity: 'sealed with a tag of its own, in the output hash of its run',
  scoring_task: 'work under way',
  audit_entry: 'the record itself, chained',
  audit_detail: 'the record itself, digested',
  audit_row: 'the seals of rows',
  audit_shape: 'the seals of rows',
  audit_sum: 'the seals of rows',
};

/** SQL of a row's key as text, of an alias. */
export function keyText(alias: string, { key }: Guard): string {
  return `concat_ws('/', ${Object.keys(key)
    .map((column) => `${alias}.${column}`)
    .join(', ')})`;
}

/** SQL that ties a row `t` to a key as text, so that the table's own index is used. */
export function keyMatch(text: string, { key }: Guard): string {
  return Object.entries(key)
    .map(([column, type], place) => `t.${column} = split_part(${text}, '/', ${place + 1})::${type}`)
    .join(' and ');
}
