/** Peers by hand: who rates one person, who may, who asked not to. */
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField } from '~/components/form/field';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { type PeerChangeForm, peerChangeSchema } from './form';

type Someone = { id: number; name: string };

/** `mayChange` is false once peers may no longer be assigned: then it is a list to read. */
export function PeerList({ peers, mayChange }: { peers: Someone[]; mayChange: boolean }) {
  if (peers.length === 0) return <p className="mute">{m.assignment_peers_none()}</p>;
  return (
    <ul className="list">
      {peers.map((peer) => (
        <li key={peer.id}>{mayChange ? <PeerLine peer={peer} /> : peer.name}</li>
      ))}
    </ul>
  );
}

function PeerLine({ peer }: { peer: Someone }) {
  const { form, isSending } = usePostForm<PeerChangeForm>(peerChangeSchema as never, {
    change: 'remove',
    raterId: String(peer.id),
  });
  return (
    <form {...form} className="row">
      <span className="grow">{peer.name}</span>
      <input name="change" type="hidden" value="remove" />
      <input name="raterId" type="hidden" value={peer.id} />
      <Button disabled={isSending} small variant="quiet">
        {m.assignment_remove()}
        <span className="sr"> {peer.name}</span>
      </Button>
    </form>
  );
}

type Candidate = Someone & { isOwn: boolean };

export function AddPeerForm({ candidates }: { candidates: Candidate[] }) {
  const { form, field, errors, isSending } = usePostForm<PeerChangeForm>(
    peerChangeSchema as never,
    { change: 'add', raterId: '' },
    { 'assessment.raterRequired': m.assessment_refusal_rater_required },
  );
  const group = (label: string, isOwn: boolean) => ({
    label,
    options: candidates
      .filter((candidate) => candidate.isOwn === isOwn)
      .map(({ id, name }) => ({ value: String(id), label: name })),
  });
  const groups = [group(m.assignment_own(), true), group(m.assignment_neighbours(), false)];
  return (
    <form {...form}>
      <Card title={m.assignment_add_title()}>
        <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
        {candidates.length === 0 ? (
          <p>{m.assignment_add_none()}</p>
        ) : (
          <>
            <input name="change" type="hidden" value="add" />
            <SelectField
              {...field('raterId')}
              label={m.assignment_add_label()}
              options={groups.filter(({ options }) => options.length > 0)}
              prompt
            />
            <Actions>
              <Button disabled={isSending}>{m.assignment_add()}</Button>
            </Actions>
          </>
        )}
      </Card>
    </form>
  );
}
