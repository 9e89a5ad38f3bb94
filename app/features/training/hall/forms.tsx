import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { DateTimeField } from '~/components/form/date-field';
import { SelectField, TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { wallClock } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { summaryOf, trainingIssueTexts } from '../training-words';
import { agendaSchema, attendanceSchema, completionSchema, declineSchema, hallSchema } from './form';
import { missedOf, refusalReasons } from './hall';
import type { HallView, OwnSeat } from './queries.server';
import { reasonName, sessionName } from './words';

type Hall = HallView['hall'];

/** Where, when, how many. Once people were asked, what changed for them is told with its reason. */
export function HallForm({ hall, backTo }: { hall: Hall; backTo: string }) {
  const at = (instant: Date | undefined) => (instant ? wallClock(instant) : '');
  const post = usePostForm(
    hallSchema,
    {
      place: hall?.place ?? '',
      startsAt: at(hall?.startsAt),
      endsAt: at(hall?.endsAt),
      seats: String(hall?.seats ?? ''),
      replyBy: at(hall?.replyBy),
      isOpen: hall?.isOpen ? 'yes' : 'no',
      note: hall?.note ?? '',
      reason: '',
    },
    trainingIssueTexts,
  );
  return (
    <FormFrame action={m.training_save()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('place')} label={m.training_place()} maxLength={300} />
      <div className="grid grid--2">
        <DateTimeField {...post.field('startsAt')} hour="07:30" label={m.training_starts()} />
        <DateTimeField {...post.field('endsAt')} hour="16:30" label={m.training_ends()} />
      </div>
      <div className="grid grid--2">
        <TextField {...post.field('seats')} inputMode="numeric" label={m.training_seats()} />
        <DateTimeField {...post.field('replyBy')} hour="17:00" label={m.training_reply_by()} />
      </div>
      <RadioGroup
        {...post.field('isOpen')}
        label={m.training_who()}
        options={[
          { value: 'no', label: m.training_who_asked() },
          { value: 'yes', label: m.training_who_open() },
        ]}
      />
      <KeptTextArea
        {...post.field('note')}
        hint={m.training_note_hint()}
        label={m.training_note()}
        maxLength={1000}
        optional
      />
      {hall && (
        <TextField
          {...post.field('reason')}
          hint={m.training_change_hint()}
          label={m.training_change()}
          maxLength={300}
          optional
        />
      )}
    </FormFrame>
  );
}

export function AgendaForm({ hall, backTo }: { hall: NonNullable<Hall>; backTo: string }) {
  const start = wallClock(hall.startsAt);
  const post = usePostForm(
    agendaSchema,
    { title: '', speaker: '', startsAt: start, endsAt: '' },
    trainingIssueTexts,
  );
  return (
    <FormFrame action={m.training_item_add()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('title')} label={m.training_item_title()} list="topics" maxLength={300} />
      <TextField {...post.field('speaker')} label={m.training_item_speaker()} maxLength={200} optional />
      <div className="grid grid--2">
        <DateTimeField {...post.field('startsAt')} label={m.training_starts()} />
        <DateTimeField {...post.field('endsAt')} label={m.training_ends()} />
      </div>
    </FormFrame>
  );
}

/** A reason from the list, and who comes instead. */
export function DeclineForm({ seat, backTo }: { seat: OwnSeat; backTo: string }) {
  const post = usePostForm(declineSchema, { reason: '', substituteId: '' }, trainingIssueTexts);
  return (
    <FormFrame action={m.training_decline_do()} backTo={backTo} post={post}>
      <RadioGroup
        {...post.field('reason')}
        hint={m.training_decline_hint()}
        label={m.training_decline_reason()}
        options={refusalReasons.map((reason) => ({ value: reason, label: reasonName(reason) }))}
      />
      {seat.substitutes.length > 0 && (
        <SelectField
          {...post.field('substituteId')}
          label={m.training_substitute()}
          optional
          options={seat.substitutes.map((one) => ({
            value: String(one.personId),
            label: `${one.name}, ${one.seat}`,
          }))}
          prompt={m.training_substitute_none()}
        />
      )}
    </FormFrame>
  );
}

type MarkProps = { hall: HallView; session: string; backTo: string };

/** Everybody who accepted, ticked where they were there. */
export function AttendanceForm({ hall, session, backTo }: MarkProps) {
  const accepted = hall.people.filter((one) => one.state === 'accepted');
  const here = accepted.filter((one) => one.marks.some((mark) => mark.session === session && mark.isPresent));
  const isMarked = accepted.some((one) => one.marks.some((mark) => mark.session === session));
  const post = usePostForm(
    attendanceSchema,
    { session, present: here.map((one) => one.id), reason: '' },
    trainingIssueTexts,
  );
  return (
    <FormFrame action={m.training_mark_do()} backTo={backTo} post={post}>
      <input {...post.register('session')} type="hidden" value={session} />
      <CheckboxGroup
        {...post.field('present[]')}
        defaultValues={post.getValues('present')}
        id="present"
        label={sessionName(session)}
        options={accepted.map((one) => ({ value: one.id, label: one.name, hint: one.seat }))}
      />
      {isMarked && (
        <TextField
          {...post.field('reason')}
          hint={m.training_correction_hint()}
          label={m.training_correction()}
          maxLength={300}
          optional
        />
      )}
    </FormFrame>
  );
}

/** Who has finished, who missed one session and may be excused. */
export function CompletionForm({ hall, backTo }: { hall: HallView; backTo: string }) {
  const post = usePostForm(completionSchema, { excused: [], reason: '' }, trainingIssueTexts);
  const missed = (one: HallView['people'][number]) => missedOf(hall.sessions, one.marks);
  const once = hall.people.filter((one) => one.state === 'accepted' && missed(one) === 1);
  const mayExcuse = hall.sessions.length > 1 && once.length > 0;
  return (
    <FormFrame action={m.training_finish_do()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      {mayExcuse && (
        <>
          <CheckboxGroup
            {...post.field('excused[]')}
            id="excused"
            label={m.training_excused()}
            optional
            options={once.map((one) => ({ value: one.id, label: one.name, hint: one.seat }))}
          />
          <KeptTextArea
            {...post.field('reason')}
            label={m.training_excused_reason()}
            maxLength={500}
            optional
          />
        </>
      )}
    </FormFrame>
  );
}
