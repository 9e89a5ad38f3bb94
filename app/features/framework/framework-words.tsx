/** Words the framework screens share. */
import type { Facts } from '~/components/page/page';
import { Tag } from '~/components/tag';
import { type BranchKind, branchKinds } from '~/features/organisation/organisation';
import { m } from '~/paraglide/messages';
import { type FrameworkState, type Locale, type Texts, textIn, type WordingState } from './framework';

/** The paths of the screens, in one place. */
export const frameworkPath = (id: number, rest = '') => `/framework/${id}${rest}`;
export const competencyPath = (id: number, code: string, rest = '') =>
  frameworkPath(id, `/competency/${encodeURIComponent(code)}${rest}`);

const kindNames: Record<BranchKind, () => string> = {
  residential: m.framework_kind_residential,
  class: m.framework_kind_class,
  agency: m.framework_kind_agency,
  enterprise: m.framework_kind_enterprise,
};

export const branchKindName = (kind: BranchKind) => kindNames[kind]();

/** “Chi đoàn ấp, khóm; chi đoàn lớp”, or “mọi chi đoàn”. */
export function kindsText(kinds: readonly BranchKind[]): string {
  if (branchKinds.every((kind) => kinds.includes(kind))) return m.framework_kind_all();
  return branchKinds
    .filter((kind) => kinds.includes(kind))
    .map(branchKindName)
    .join('; ');
}

type Named = { nameVi: string; nameEn: string };

/** The framework's name, or a stand-in while it has none. */
export function frameworkName(named: Named, locale: Locale): string {
  return textIn(named, locale) || m.framework_unnamed();
}

export function frameworkTitle(named: Named & { version: number }, locale: Locale): string {
  return m.framework_title({ name: frameworkName(named, locale), version: named.version });
}

/** A level text in a language; an empty English one falls back to Vietnamese. */
export const levelText = (texts: Texts | undefined, locale: Locale) => texts?.[locale] || texts?.vi || '';

type Standing = { state: FrameworkState; wording: WordingState; isInUse: boolean };

function StateTag({ state }: Pick<Standing, 'state'>) {
  if (state === 'draft')
    return (
      <Tag icon="pen" kind="warn">
        {m.framework_state_draft()}
      </Tag>
    );
  if (state === 'retired') return <Tag icon="lock">{m.framework_state_retired()}</Tag>;
  return (
    <Tag icon="check" kind="ok">
      {m.framework_state_published()}
    </Tag>
  );
}

/** State of the version, whether a cycle uses it, and whose words the levels are. */
export function StandingTags({ state, wording, isInUse }: Standing) {
  return (
    <>
      <StateTag state={state} />
      {isInUse && <Tag icon="lock">{m.framework_in_use()}</Tag>}
      {wording === 'draft' ? (
        <Tag kind="warn">{m.framework_wording_draft()}</Tag>
      ) : (
        <Tag kind="ok">{m.framework_wording_adopted()}</Tag>
      )}
    </>
  );
}

const phaseTexts: Record<FrameworkState, (params: { version: number }) => string> = {
  draft: m.framework_fact_phase_draft,
  published: m.framework_fact_phase_published,
  retired: m.framework_fact_phase_retired,
};

/** The four facts of a version's pages; `next` is what the reader does here. */
export function versionFacts(
  { state, version, unitName }: { state: FrameworkState; version: number; unitName: string },
  next: string,
): Facts {
  return {
    phase: { text: phaseTexts[state]({ version }) },
    next: { text: next },
    deadline: { text: state === 'retired' ? m.framework_fact_no_deadline() : m.framework_fact_deadline() },
    audience:
      state === 'draft'
        ? {
            text: m.framework_fact_audience_draft({ unit: unitName }),
            detail: m.framework_fact_audience_later(),
          }
        : { text: m.framework_fact_audience_all() },
  };
}
