/** What opening will do, said before it happens: figures, then each thing to know, then the lists behind it. */
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Card } from '~/components/card';
import { Kpis } from '~/components/chart/kpis';
import { type RuleItem, Rules } from '~/components/chart/rules';
import { branchKindName } from '~/features/framework/framework-words';
import type { BranchKind } from '~/features/organisation/organisation';
import type { Params, Refusal } from '~/lib/errors';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { CycleSettings, PhaseWindow } from '../cycle';
import type { LinkingSums } from '../cycle-linking';
import { frameworkText, missingText, weightsText } from '../cycle-settings-words';
import { unitLevelName } from '../cycle-words';
import { oddOverlaps } from '../form/calendar';
import { overlapText } from '../form/overlap-note';
import { type ShownPreview, warned } from './lists';

type Previewed = {
  cycle: {
    id: number;
    settings: CycleSettings;
    windows: PhaseWindow[];
    frameworkId: number;
    frameworkNameVi: string;
    frameworkNameEn: string;
    frameworkVersion: number;
  };
  framework: { state: string };
  running: { id: number; name: string } | null;
  preview: ShownPreview;
};

export function OpeningFigures({ preview }: { preview: ShownPreview }) {
  const toLookAt = toLookAtIn(preview);
  return (
    <Kpis
      items={[
        {
          key: 'ratees',
          value: showCount(preview.ratees),
          label: m.cycle_opening_ratees(),
          late: preview.ratees === 0,
        },
        {
          key: 'peer',
          value: showCount(preview.forms.peer),
          label: m.cycle_opening_peer_forms(),
          late: preview.forms.peer === 0,
        },
        {
          key: 'superior',
          value: showCount(preview.forms.superior + (preview.linking?.forms ?? 0)),
          label: m.cycle_opening_superior_forms(),
          late: preview.forms.superior === 0,
        },
        { key: 'look', value: showCount(toLookAt), label: m.cycle_opening_to_look_at(), late: toLookAt > 0 },
      ]}
    />
  );
}

/** What stands in the way, and branches and units that something is said about: one on two lists counts for each. */
export function toLookAtIn(preview: ShownPreview): number {
  const { noSecretary, thin, noSuperior, doubled, idleNominators, noNominator, blocks } = preview;
  const lists = [noSecretary, thin, noSuperior, doubled, idleNominators, noNominator];
  return lists.reduce((sum, { count }) => sum + count, blocks.length);
}

export function OpeningRules({ cycle, framework, running, preview }: Previewed) {
  return (
    <Card>
      <Rules
        items={[
          ...blocks(cycle, framework, running, preview),
          ...facts(cycle, preview),
          ...warnings(cycle, preview),
        ]}
      />
    </Card>
  );
}

function blocks(
  cycle: Previewed['cycle'],
  framework: Previewed['framework'],
  running: Previewed['running'],
  preview: ShownPreview,
): RuleItem[] {
  const bad = (key: string, title: string, text: ReactNode): RuleItem => ({
    key,
    state: 'bad',
    word: m.cycle_word_block(),
    title,
    text,
  });
  return [
    ...(framework.state === 'published'
      ? []
      : [
          bad(
            'framework',
            m.cycle_opening_not_published(),
            <Link to={`/framework/${cycle.frameworkId}`}>{m.cycle_opening_to_framework()}</Link>,
          ),
        ]),
    ...(running
      ? [
          bad(
            'running',
            m.cycle_opening_running({ name: running.name }),
            <Link to={`/cycle/${running.id}`}>{m.cycle_opening_to_running()}</Link>,
          ),
        ]
      : []),
    ...preview.blocks.map((block) =>
      bad(
        block.reason,
        blockText(block, cycle.settings),
        peopleBlocks.has(block.reason) ? (
          <Link to="/organisation">{m.cycle_opening_to_organisation()}</Link>
        ) : (
          <Link to={`/cycle/${cycle.id}/edit`}>{m.cycle_show_to_edit()}</Link>
        ),
      ),
    ),
  ];
}

/** Mended in the roster, not in the cycle. */
const peopleBlocks = new Set(['cycle.nobody', 'cycle.noPeers']);

const blockTexts: Record<string, (settings: CycleSettings, params: Params) => string> = {
  'cycle.nobody': () => m.cycle_refusal_nobody(),
  'cycle.windowsPast': () => m.cycle_refusal_windows_past(),
  'cycle.noSkills': () => m.cycle_refusal_no_skills(),
  'cycle.noPeers': () => m.cycle_refusal_no_peers(),
  'cycle.noSuperiors': ({ superior }) =>
    m.cycle_opening_no_superiors({ level: unitLevelName(superior.level) }),
  'cycle.noSuperiorUnits': ({ superior }) =>
    m.cycle_opening_no_superior_units({ level: unitLevelName(superior.level) }),
  'cycle.noNominatingUnits': ({ nominatingLevel }) =>
    m.cycle_opening_no_nominating_units({ level: unitLevelName(nominatingLevel) }),
  'cycle.noNominators': ({ nominatingLevel }) =>
    m.cycle_opening_no_nominators({ level: unitLevelName(nominatingLevel) }),
  'cycle.nobodyNominated': ({ nominatingLevel }) =>
    m.cycle_opening_nobody_nominated({ level: unitLevelName(nominatingLevel) }),
  'cycle.noQuota': () => m.cycle_refusal_no_quota(),
  'cycle.noLinkingUnits': ({ linking }) =>
    m.cycle_opening_no_linking_units({ level: unitLevelName(linking?.level ?? 'district') }),
  'cycle.linkersFew': (_, { have = 0, need = 0 }) => m.cycle_refusal_linkers_few({ have, need }),
  'cycle.noLinks': () => m.cycle_refusal_no_links(),
};

/** What stands in the way, with the level of this cycle by name. */
function blockText({ reason, params = {} }: Refusal, settings: CycleSettings): string {
  return blockTexts[reason]?.(settings, params) ?? reason;
}

function facts(cycle: Previewed['cycle'], preview: ShownPreview): RuleItem[] {
  const ok = (key: string, title: string, text: string): RuleItem => ({
    key,
    state: 'ok',
    word: m.cycle_word_ok(),
    title,
    text,
  });
  return [
    ok('lock', m.cycle_opening_locks({ framework: frameworkText(cycle) }), m.cycle_opening_locks_text()),
    ok('weights', weightsText(cycle.settings), missingText(cycle.settings)),
    ...(preview.ratees > 0
      ? [
          ok(
            'kinds',
            m.cycle_opening_kinds(),
            Object.entries(preview.rateesByKind)
              .map(([kind, count]) => `${branchKindName(kind as BranchKind)}: ${showCount(count)}`)
              .join(' · '),
          ),
        ]
      : []),
    ...quotaFact(cycle.settings, preview),
    ...(preview.linking && preview.linking.forms > 0
      ? [
          ok(
            'linking',
            linkingText(preview.linking),
            m.cycle_opening_linking_text({
              people: showCount(preview.linking.people),
              units: showCount(preview.linking.units),
            }),
          ),
        ]
      : []),
    ok('snapshot', m.cycle_opening_snapshot(), m.cycle_opening_snapshot_text()),
  ];
}

/** No tick over a zero: that is a block. Fewer seats than honours deserve a look. */
function quotaFact(settings: CycleSettings, { quotaSum, nominatingUnits }: ShownPreview): RuleItem[] {
  if (quotaSum === 0) return [];
  const isShort = quotaSum < settings.awards;
  return [
    {
      key: 'quota',
      state: isShort ? 'warn' : 'ok',
      word: isShort ? m.cycle_word_warn() : m.cycle_word_ok(),
      title: m.cycle_opening_quota({ sum: showCount(quotaSum) }),
      text: m.cycle_opening_quota_text({
        units: showCount(nominatingUnits),
        level: unitLevelName(settings.nominatingLevel),
        quota: showCount(settings.defaultQuota),
        awards: showCount(settings.awards),
      }),
    },
  ];
}

/** “98 phiếu nối chuẩn; mỗi cán bộ tỉnh 14–18 phiếu”. */
function linkingText({ forms, least, most }: LinkingSums): string {
  const load = least === most ? showCount(most) : `${showCount(least)}–${showCount(most)}`;
  return m.cycle_opening_linking({ forms: showCount(forms), load });
}

function warnings(cycle: Previewed['cycle'], preview: ShownPreview): RuleItem[] {
  const skills: RuleItem[] =
    preview.withoutSkills.length === 0
      ? []
      : [
          {
            key: 'skills',
            state: 'warn',
            word: m.cycle_word_warn(),
            title: m.cycle_opening_without_skills({
              kinds: preview.withoutSkills.map(branchKindName).join(', '),
            }),
            text: m.cycle_opening_without_skills_text(),
          },
        ];
  const overlaps = oddOverlaps(cycle.windows).map(
    (overlap): RuleItem => ({
      key: overlap.phases.join(),
      state: 'warn',
      word: m.cycle_word_warn(),
      title: overlapText(overlap),
      text: m.cycle_overlap_text(),
    }),
  );
  const short: RuleItem[] = preview.linking?.short
    ? [
        {
          key: 'linking-short',
          state: 'warn',
          word: m.cycle_word_warn(),
          title: m.cycle_opening_linking_short({ count: showCount(preview.linking.short) }),
          text: m.cycle_opening_linking_short_text(),
        },
      ]
    : [];
  return [
    ...overlaps,
    ...short,
    ...warned(preview).map(
      ({ key, title, text, list }): RuleItem => ({
        key,
        state: 'warn',
        word: m.cycle_word_warn(),
        title,
        text: (
          <>
            {text} <a href={`#list-${key}`}>{m.cycle_opening_see({ count: showCount(list.count) })}</a>
          </>
        ),
      }),
    ),
    ...skills,
  ];
}
