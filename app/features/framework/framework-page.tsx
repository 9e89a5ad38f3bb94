/** What frames a version's pages, and the page of the version itself. */
import type { ReactNode } from 'react';
import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { branchKinds } from '~/features/organisation/organisation';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { CopyFrameworkButton } from './editing/copy';
import type { Locale } from './framework';
import { UsedBy } from './framework-list';
import type { FrameworkView } from './framework-queries.server';
import { SourceCard, WordingLabel } from './framework-source';
import { FrameworkTree } from './framework-tree';
import {
  branchKindName,
  frameworkName,
  frameworkPath,
  frameworkTitle,
  StandingTags,
  versionFacts,
} from './framework-words';
import { PublishingChecklist, placeText } from './publishing/publishing-checklist';

type FrameProps = {
  view: FrameworkView;
  locale: Locale;
  /** The page's own name; absent on the version's own page. */
  title?: string;
};

/** What the page frame of every page of a version is given: where it hangs, its four facts, its name. */
export function frameworkFrame({ view, locale, title }: FrameProps) {
  const name = frameworkTitle({ ...view.content, version: view.version }, locale);
  return {
    crumbs: [
      { to: '/framework', label: m.framework_list_title() },
      ...(title ? [{ to: frameworkPath(view.id), label: name }, { label: title }] : [{ label: name }]),
    ],
    facts: versionFacts(view, nextStep(view)),
    lede: (
      <>
        <span className="chips">
          <StandingTags isInUse={view.isInUse} state={view.state} wording={view.wording} />
        </span>
        {!title && <About view={view} />}
      </>
    ),
    title: title ?? name,
  };
}

type BesideProps = { view: FrameworkView; locale: Locale; current?: string; children: ReactNode };

/** The skills at the left, something about them at the right. */
export function BesideTree({ view, locale, current, children }: BesideProps) {
  return (
    <div className="cols--tree">
      <FrameworkTree
        content={view.content}
        current={current}
        id={view.id}
        locale={locale}
        mayEdit={view.may.edit}
      />
      <div className="stack">{children}</div>
    </div>
  );
}

type OverviewProps = {
  view: FrameworkView;
  cycles: { id: number; name: string; frameworkId: number }[];
  locale: Locale;
};

export function FrameworkOverview({ view, cycles, locale }: OverviewProps) {
  const { id, content, may } = view;
  return (
    <BesideTree locale={locale} view={view}>
      <WordingLabel {...view} source={content.source} />
      {may.publish ? <Publishing view={view} /> : <Standing view={view} />}
      <Card title={m.framework_about_title()}>
        <DescriptionList
          items={[
            { key: 'vi', term: m.framework_naming_vi(), value: frameworkName(content, 'vi') },
            {
              key: 'en',
              term: m.framework_naming_en(),
              value: <span lang="en">{content.nameEn || '–'}</span>,
            },
            { key: 'unit', term: m.framework_about_unit(), value: view.unitName },
            { key: 'used', term: m.framework_list_cycles(), value: <UsedBy cycles={cycles} /> },
            {
              key: 'saved',
              term: m.framework_list_saved(),
              value: `${showInstant(view.updatedAt)}${view.updatedByName ? ` · ${view.updatedByName}` : ''}`,
            },
          ]}
        />
        {may.edit && (
          <Actions>
            <LinkButton icon="pen" to={frameworkPath(id, '/naming')} variant="secondary">
              {m.framework_naming_title()}
            </LinkButton>
          </Actions>
        )}
      </Card>
      <Card title={m.framework_preview_title()}>
        <p className="sm mute">{m.framework_preview_lede()}</p>
        <div className="row">
          {branchKinds.map((kind) => (
            <LinkButton key={kind} small to={frameworkPath(id, `/preview?kind=${kind}`)} variant="secondary">
              {branchKindName(kind)}
            </LinkButton>
          ))}
        </div>
      </Card>
      <SourceCard groups={content.groups} locale={locale} source={content.source} />
    </BesideTree>
  );
}

function Publishing({ view }: { view: FrameworkView }) {
  const { id, version, checklist, content, base } = view;
  return (
    <Card kind="next" title={m.framework_publication_title()}>
      <PublishingChecklist
        baseVersion={base?.version ?? null}
        checklist={checklist}
        id={id}
        skills={content.competencies.length}
      />
      <Actions>
        <LinkButton
          to={frameworkPath(id, '/publication')}
          variant={checklist.missing > 0 ? 'secondary' : 'primary'}
        >
          {checklist.missing > 0
            ? m.framework_publication_look({ version })
            : m.framework_publication_open({ version })}
        </LinkButton>
      </Actions>
    </Card>
  );
}

/** A version that is no draft: what may still be done with it. */
function Standing({ view: { id, may, isInUse, state } }: { view: FrameworkView }) {
  if (!may.draft) return null;
  return (
    <Card kind="next" title={m.framework_fixed_title()}>
      <p>{isInUse ? m.framework_fixed_in_use() : m.framework_fixed()}</p>
      {state === 'retired' && <p>{m.framework_fixed_retired()}</p>}
      <div className="actions">
        {may.adopt && (
          <LinkButton to={frameworkPath(id, '/adoption')}>{m.framework_adoption_open()}</LinkButton>
        )}
        <CopyFrameworkButton id={id} variant={may.adopt ? 'secondary' : 'primary'} />
        {may.retire && (
          <LinkButton to={frameworkPath(id, '/retirement')} variant="quiet">
            {m.framework_retirement_open()}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}

function About({ view: { content, base } }: { view: FrameworkView }) {
  const counts = m.framework_counts({
    groups: content.groups.length,
    skills: content.competencies.length,
  });
  if (!base) return <>{counts}</>;
  const copied = base.lockedAt
    ? m.framework_copied_locked({ version: base.version })
    : m.framework_copied({ version: base.version });
  return (
    <>
      {counts} {copied}
    </>
  );
}

/** What the reader does next with this version. */
function nextStep({ state, version, checklist, may }: FrameworkView): string {
  const place = checklist.items.flatMap((item) => item.places)[0];
  if (state === 'draft' && place) return m.framework_fact_next_fill({ place: placeText(place) });
  if (state === 'draft') return m.framework_fact_next_publish({ version });
  if (may.adopt) return m.framework_fact_next_adopt();
  return m.framework_fact_next_none();
}
