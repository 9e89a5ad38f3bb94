/** For those whom no letter reaches: a text to copy into a chat, the same that an SMS begins with. */
import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { CopyField } from '~/components/copy-field';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { LateCounts } from './late-queries.server';

type Text = { cycleName: string; link: string };
type Props = Text & { counts: LateCounts; hasPost: boolean; silentTo: string | null };

export function HandOn({ counts, hasPost, silentTo, ...text }: Props) {
  const count = hasPost ? counts.silent : counts.people;
  if (count === 0) return null;
  const said = { count: showCount(count) };
  return (
    <Card
      id="hand-on"
      title={hasPost ? m.dashboard_hand_on_title(said) : m.dashboard_hand_on_title_all(said)}
    >
      {hasPost && silentTo && (
        <p>
          <Link to={silentTo}>{m.dashboard_hand_on_list(said)}</Link>
        </p>
      )}
      <CopyField
        hint={m.dashboard_hand_on_hint()}
        label={m.dashboard_hand_on_label()}
        name="handOn"
        value={handOnText(text)}
      />
    </Card>
  );
}

/** Opens the phone's own messages with the text filled in. */
export function smsPath(phone: string, text: Text): string {
  return `sms:${phone}?body=${encodeURIComponent(handOnText(text))}`;
}

/** For everybody at once. */
function handOnText({ cycleName, link }: Text): string {
  return m.dashboard_hand_on_text({ cycle: cycleName, link: `${link}/` });
}

/** For one person, by name. */
export function personText(name: string, text: Text): string {
  return m.dashboard_hand_on_person({ name, text: handOnText(text) });
}
