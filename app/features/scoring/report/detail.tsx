import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { ConfirmationField } from '~/components/form/confirmation-field';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { frameworkText, weightsText } from '~/features/cycle/cycle-settings-words';
import { showCount, showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { releaseSchema } from '../scoring-form';
import type { findRun } from '../scoring-queries.server';
import { RunState } from '../scoring-words';

type Found = Awaited<ReturnType<typeof findRun>>;

/** What a run rests on. */
export function RunGrounds({ found: { run, cycle, counts } }: { found: Found }) {
  const items = [
    { key: 'state', term: m.scoring_run_state(), value: <RunState run={run} /> },
    { key: 'by', term: m.scoring_run_by(), value: run.byName ?? m.scoring_run_system() },
    ...(run.reason ? [{ key: 'reason', term: m.scoring_run_reason(), value: run.reason }] : []),
    {
      key: 'forms',
      term: m.scoring_run_forms(),
      value: [run.forms.self, run.forms.peer, run.forms.superior].map(showCount).join(' · '),
    },
    { key: 'mean', term: m.scoring_run_mean(), value: showScore(counts.mean) },
    {
      key: 'method',
      term: m.scoring_run_method(),
      value:
        run.options.aggregate === 'item_first' ? m.scoring_run_method_item() : m.scoring_run_method_role(),
    },
    { key: 'weights', term: m.scoring_run_weights(), value: weightsText(cycle.settings) },
    {
      key: 'engine',
      term: m.scoring_run_engine(),
      value: `${run.engineVersion}; ${frameworkText(cycle)}`,
    },
    {
      key: 'hash',
      term: m.scoring_run_hash(),
      value: (
        <>
          <span className="cell-v">{run.inputHash.slice(0, 16)}</span>
          <br />
          <span className="hint">{m.scoring_run_hash_hint()}</span>
        </>
      ),
    },
    ...(run.outputHash
      ? [
          {
            key: 'output',
            term: m.scoring_run_output_hash(),
            value: <span className="cell-v">{run.outputHash.slice(0, 16)}</span>,
          },
        ]
      : []),
  ];
  return (
    <Card id="grounds" title={m.scoring_run_facts()}>
      <DescriptionList items={items} />
    </Card>
  );
}

/** What a release does, said before it is done and after what it rests on; the cycle's name is typed. */
export function ReleaseCard({ found, refusal }: { found: Found; refusal: string | null }) {
  const { form, field, problem, isSending } = usePostForm<{ confirmation: string }>(releaseSchema as never, {
    confirmation: '',
  });
  const { counts, cycle, run } = found;
  const people = showCount(counts.people);
  const parts = [
    { to: 'standing', text: m.scoring_tab_standing() },
    { to: 'flags', text: m.scoring_tab_flags_short() },
    { to: 'grounds', text: m.scoring_tab_grounds_short() },
  ];
  return (
    <Card id="release" kind={refusal ? 'plain' : 'next'} title={m.scoring_release_title()}>
      <p>
        {m.scoring_release_first()}{' '}
        {parts.map(({ to, text }, index) => (
          <Fragment key={to}>
            {index > 0 && ' · '}
            <Link to={`/scoring/run/${run.id}/${to}`}>{text}</Link>
          </Fragment>
        ))}
      </p>
      <ul className="stack-s">
        <li>{m.scoring_release_people({ people })}</li>
        <li>{m.scoring_release_comments({ needed: cycle.settings.peersNeeded })}</li>
        <li>{m.scoring_release_seal()}</li>
        <li>
          <b>{m.scoring_release_final()}</b>
        </li>
      </ul>
      {problem?.values.act === 'release' && problem.issues.length === 0 && (
        <Banner kind="warn" role="alert">
          {problem.text}
        </Banner>
      )}
      {refusal ? (
        <p className="mute">{refusal}</p>
      ) : (
        <form {...form}>
          <div className="stack">
            <input name="act" type="hidden" value="release" />
            <ConfirmationField field={field('confirmation')} typed={cycle.name} />
            <Actions>
              <Button disabled={isSending}>{m.scoring_release_button({ people })}</Button>
            </Actions>
          </div>
        </form>
      )}
    </Card>
  );
}
