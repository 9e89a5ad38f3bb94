/** Without a script: another device saved in between. Both versions stand side by side, and the choice is posted. */
import { Actions, Button, LinkButton } from '~/components/button';
import { m } from '~/paraglide/messages';
import type { DraftPatch } from '../assessment-merge';
import { clashOf } from './clash';
import { ConflictFields } from './conflict';
import type { OpenFormContent } from './content';
import type { FormView } from './view.server';

type StaleProps = {
  view: FormView;
  stored: { version: number; content: OpenFormContent };
  patch: DraftPatch;
  here: string;
};

export function StaleForm({ view, stored, patch, here }: StaleProps) {
  const { asked, kept } = clashOf(stored.content, patch);
  return (
    <form className="prose stack" method="post">
      <p>{m.assessment_conflict_page()}</p>
      <input name="version" type="hidden" value={stored.version} />
      {kept.map(({ name, value }) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <ConflictFields conflicts={asked} view={view} />
      <Actions>
        <Button name="to" value="stay">
          {m.assessment_conflict_keep()}
        </Button>
        <LinkButton to={here} variant="secondary">
          {m.assessment_conflict_leave()}
        </LinkButton>
      </Actions>
    </form>
  );
}
