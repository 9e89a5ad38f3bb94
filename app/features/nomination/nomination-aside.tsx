import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { m } from '~/paraglide/messages';
import { consentText, NominationChecklist } from './file/checklist';
import type { NominationView } from './nomination-queries.server';

/** Beside the file: what is missing for those who write it, who does what, and the ways on. */
export function NominationAside({ file }: { file: NominationView }) {
  const { refusals } = file;
  return (
    <aside aria-label={m.nomination_file_meta()} className="stack">
      {!refusals.edit && <NominationChecklist file={file} />}
      {!refusals.consent && !file.consent && (
        <Card kind="next" title={m.nomination_own_ask()}>
          <LinkButton block to={`/nomination/${file.id}/consent`}>
            {m.nomination_file_consent()}
          </LinkButton>
        </Card>
      )}
      <Card title={m.nomination_people_title()}>
        <DescriptionList
          items={[
            { key: 'nominee', term: m.nomination_people_nominee(), value: file.name },
            { key: 'drafter', term: m.nomination_people_drafter(), value: file.draftedBy ?? '–' },
            { key: 'sender', term: m.nomination_people_sender(), value: file.submittedBy ?? '–' },
            { key: 'appraiser', term: m.nomination_people_appraiser(), value: file.cycle.unitName },
            {
              key: 'decider',
              term: m.nomination_people_decider(),
              value: m.nomination_people_decider_value({ unit: file.cycle.unitName }),
            },
          ]}
          narrow
        />
      </Card>
      {refusals.edit && (
        <Card title={m.nomination_missing_consent_card()}>
          <p>{consentText(file.consent)}</p>
        </Card>
      )}
      <Actions>
        {!refusals.return && (
          <LinkButton to={`/nomination/${file.id}/return`} variant="secondary">
            {m.nomination_file_return()}
          </LinkButton>
        )}
        {!refusals.consent && file.consent && (
          <LinkButton to={`/nomination/${file.id}/consent`} variant="secondary">
            {m.nomination_file_consent()}
          </LinkButton>
        )}
        <LinkButton icon="print" to={`/nomination/${file.id}/print`} variant="secondary">
          {m.nomination_file_print()}
        </LinkButton>
        {!refusals.withdraw && (
          <LinkButton to={`/nomination/${file.id}/withdrawal`} variant="quiet">
            {m.nomination_file_withdraw()}
          </LinkButton>
        )}
      </Actions>
    </aside>
  );
}
