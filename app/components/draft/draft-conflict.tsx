/** Two devices changed the same texts: the person chooses, text by text. Nothing is thrown away unseen. */
import { useState } from 'react';
import type { Side } from '~/lib/draft/autosave';
import type { TextConflict } from '~/lib/draft/text-draft';
import { m } from '~/paraglide/messages';
import { Actions, Button } from '../button';
import { Dialog } from '../dialog';
import { RadioGroup } from '../form/choice-field';

type Props = {
  conflicts: TextConflict[];
  nameOf: (field: string) => string;
  onSettle: (choices: Record<string, Side>) => void;
};

/** Closing it without a choice keeps what this device says. */
export function TextConflictDialog({ conflicts, nameOf, onSettle }: Props) {
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const settle = () => {
    onSettle(choices);
    setChoices({});
  };
  return (
    <Dialog onClose={settle} open={conflicts.length > 0} title={m.common_conflict_title()}>
      <p>{m.common_conflict_text()}</p>
      {conflicts.map(({ field, mine, theirs }) => (
        <RadioGroup
          defaultValue="mine"
          key={field}
          label={nameOf(field)}
          name={`choice.${field}`}
          onChange={(event) => setChoices({ ...choices, [field]: event.target.value as Side })}
          options={[
            { value: 'mine', label: m.common_conflict_mine({ value: quoted(mine) }) },
            { value: 'theirs', label: m.common_conflict_theirs({ value: quoted(theirs) }) },
          ]}
        />
      ))}
      <Actions>
        <Button onClick={settle} type="button">
          {m.common_conflict_keep()}
        </Button>
      </Actions>
    </Dialog>
  );
}

function quoted(text: string): string {
  return text.trim() === '' ? m.common_conflict_nothing() : `“${text}”`;
}
