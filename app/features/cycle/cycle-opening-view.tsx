/** What opening will do, said before it happens: figures, then each thing to know, then the lists behind it. */
import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Card, Section } from '~/components/card';
import { Kpis } from '~/components/kpis';
import { type RuleItem, Rules } from '~/components/rules';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { CycleSettings, PhaseWindow } from './cycle';
import { oddOverlaps } from './cycle-calendar';
import type { LinkingSums } from './cycle-linking';
import type { BranchRef, OpeningPreview } from './cycle-opening';
import { overlapText } from './cycle-overlap-note';
import { frameworkText, missingText, weightsText } from './cycle-settings-words';
import { branchKindName, levelName } from './cycle-words';

/** A list as the screen shows it: how many there are, the first 50 by name. */
type Few<Row> = { count: number; first: Row[] };
type Lists = 'noSecretary' | 'thin' | 'noSuperior' | 'recent' | 'doubled';
export type ShownPreview = Omit<OpeningPreview, Lists> & {
  [List in Lists]: Few<OpeningPreview[List][number]>;
};

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
        { key: 'ratees', value: showCount(preview.ratees), label: m.cycle_opening_ratees() },
        { key: 'peer', value: showCount(preview.forms.peer), label: m.cycle_opening_peer_forms() },
        {
          key: 'superior',
          value: showCount(preview.forms.superior + (preview.linking?.forms ?? 0)),
          label: m.cycle_opening_superior_forms(),
        },
        { key: 'look', value: showCount(toLookAt), label: m.cycle_opening_to_look_at(), late: toLookAt > 0 },
      ]}
    />
  );
}

/** Branches that something is said about; a branch on two lists counts once for each. */
export function toLookAtIn(preview: ShownPreview): number {
  return preview.noSecretary.count + preview.thin.count + preview.noSuperior.count + preview.doubled.count;
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
    ...(isShortOfLinkers(cycle, preview)
      ? [
          bad(
            'linkers',
            m.cycle_refusal_linkers_few({
              have: preview.linking?.raters ?? 0,
              need: cycle.settings.linking?.ratersEach ?? 0,
            }),
            <Link to={`/cycle/${cycle.id}/edit`}>{m.cycle_show_to_edit()}</Link>,
          ),
        ]
      : []),
    ...(preview.ratees === 0 ? [bad('nobody', m.cycle_refusal_nobody(), null)] : []),
  ];
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
    ok(
      'kinds',
      m.cycle_opening_kinds(),
      Object.entries(preview.rateesByKind)
        .map(([kind, count]) => `${branchKindName(kind)}: ${showCount(count)}`)
        .join(' · '),
    ),
    ok(
      'quota',
      m.cycle_opening_quota({ sum: showCount(preview.quotaSum) }),
      m.cycle_opening_quota_text({
        units: showCount(preview.nominatingUnits),
        level: levelName(cycle.settings.nominatingLevel),
        quota: showCount(cycle.settings.defaultQuota),
        awards: showCount(cycle.settings.awards),
      }),
    ),
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

/** “98 phiếu nối chuẩn; mỗi cán bộ tỉnh 14–18 phiếu”. */
function linkingText({ forms, least, most }: LinkingSums): string {
  const load = least === most ? showCount(most) : `${showCount(least)}–${showCount(most)}`;
  return m.cycle_opening_linking({ forms: showCount(forms), load });
}

/** Fewer raters in the province than each person drawn is to have: the opening is refused. */
export function isShortOfLinkers(
  { settings: { linking } }: { settings: CycleSettings },
  preview: ShownPreview,
): boolean {
  return Boolean(linking) && (preview.linking?.raters ?? 0) < (linking?.ratersEach ?? 0);
}

type Warned = { key: string; title: string; text: string; list: Few<BranchRef & { more?: string }> };

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
  return [
    ...overlaps,
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

/** The branches behind the warnings, by name. */
export function OpeningLists({ preview }: { preview: ShownPreview }) {
  const lists = warned(preview);
  if (lists.length === 0) return null;
  return (
    <Section id="lists" title={m.cycle_opening_lists()}>
      {lists.map(({ key, title, list }) => (
        <Card id={`list-${key}`} key={key} level={3} title={title}>
          <ul>
            {list.first.map((row) => (
              <li key={row.unitId}>
                {[row.name, row.parentName].filter(Boolean).join(', ')}
                {row.more && <span className="mute"> · {row.more}</span>}
              </li>
            ))}
          </ul>
          {list.count > list.first.length && (
            <p className="mute">
              {m.cycle_opening_and_more({ count: showCount(list.count - list.first.length) })}
            </p>
          )}
        </Card>
      ))}
    </Section>
  );
}

/** What deserves a look, the gravest first; empty lists say nothing. */
function warned({ noSecretary, thin, noSuperior, recent, doubled }: ShownPreview): Warned[] {
  const all: Warned[] = [
    {
      key: 'thin',
      title: m.cycle_opening_thin({ count: showCount(thin.count) }),
      text: m.cycle_opening_thin_text(),
      list: withMore(thin, (row) => m.cycle_opening_thin_raters({ count: row.raters })),
    },
    {
      key: 'no-superior',
      title: m.cycle_opening_no_superior({ count: showCount(noSuperior.count) }),
      text: m.cycle_opening_no_superior_text(),
      list: noSuperior,
    },
    {
      key: 'no-secretary',
      title: m.cycle_opening_no_secretary({ count: showCount(noSecretary.count) }),
      text: m.cycle_opening_no_secretary_text(),
      list: noSecretary,
    },
    {
      key: 'doubled',
      title: m.cycle_opening_doubled({ count: showCount(doubled.count) }),
      text: m.cycle_opening_doubled_text(),
      list: doubled,
    },
    {
      key: 'recent',
      title: m.cycle_opening_recent({ count: showCount(recent.count) }),
      text: m.cycle_opening_recent_text(),
      list: withMore(recent, (row) => m.cycle_opening_recent_days({ name: row.fullName, days: row.days })),
    },
  ];
  return all.filter(({ list }) => list.count > 0);
}

function withMore<Row extends BranchRef>(list: Few<Row>, more: (row: Row) => string) {
  return { count: list.count, first: list.first.map((row) => ({ ...row, more: more(row) })) };
}
