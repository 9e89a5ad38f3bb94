/** What officers look at: how far a unit is, who is late, where it is strong. */
import { type CycleState, type Phase, type PhaseWindow, phasesAt, windowOf } from '../cycle/cycle';

export const lateKinds = ['self', 'peer', 'superior'] as const satisfies readonly Phase[];
export type LateKind = (typeof lateKinds)[number];

/** Forms sent of asked. */
export type Sent = { sent: number; asked: number };

export type UnitProgress = Record<LateKind, Sent> & { ratees: number };

/** Kinds of forms whose phase has begun: before that nobody owes anything. */
export function owedKinds(windows: readonly PhaseWindow[], at: Date): LateKind[] {
  return lateKinds.filter((kind) => {
    const window = windowOf(windows, kind);
    return window !== undefined && window.startsAt <= at;
  });
}

/** Kinds of forms that can be sent now: a reminder still helps. */
export function openKinds(windows: readonly PhaseWindow[], at: Date): LateKind[] {
  const open = phasesAt(windows, at);
  return lateKinds.filter((kind) => open.includes(kind));
}

/** Can somebody who is late still send something? Only then is it worth a call. */
export function isCallTime(cycle: { state: CycleState; windows: readonly PhaseWindow[] }, at: Date): boolean {
  return cycle.state === 'open' && openKinds(cycle.windows, at).length > 0;
}

/** The kind asked for in the address, if there is such a one. */
export function readKind(text: string | null): LateKind | null {
  return lateKinds.find((kind) => kind === text) ?? null;
}

/** The one kind asked for, if it is owed, else all that are. */
export function owedOf(kind: LateKind | null, owed: readonly LateKind[]): LateKind[] {
  return kind && owed.includes(kind) ? [kind] : [...owed];
}

/** The child unit that is furthest behind in what is owed, by share; null when all is sent or nothing is asked. */
export function furthestBehind<Row extends UnitProgress>(
  rows: readonly Row[],
  kinds: readonly LateKind[],
): Row | null {
  const share = (row: Row) => {
    const asked = kinds.reduce((sum, kind) => sum + row[kind].asked, 0);
    return asked === 0 ? 1 : kinds.reduce((sum, kind) => sum + row[kind].sent, 0) / asked;
  };
  const worst = rows.reduce<Row | null>(
    (least, row) => (least && share(least) <= share(row) ? least : row),
    null,
  );
  return worst && share(worst) < 1 ? worst : null;
}

/** What an officer may filter the heat map by: the groups, or the skills of one group. */
export type HeatColumn = { code: string; name: string; group: string };
export type HeatRow = {
  unitId: number;
  name: string;
  people: number;
  total: number | null;
  means: Record<string, number | null>;
};

/** The weakest and the strongest of the columns a unit shows. */
export function extremesOf(columns: readonly HeatColumn[], { means }: Pick<HeatRow, 'means'>) {
  const shown = columns.filter(({ code }) => typeof means[code] === 'number');
  const by = (sign: 1 | -1) =>
    shown.reduce<HeatColumn | null>(
      (best, column) => (best && sign * means[best.code]! <= sign * means[column.code]! ? best : column),
      null,
    );
  const [weakest, strongest] = [by(1), by(-1)];
  return weakest && strongest && weakest !== strongest ? { weakest, strongest } : null;
}

const clearlyBelow = 0.2;
const mostTopics = 3;

/** The weakest skills of a unit, and which of its units stand clearly below it there. */
export function topicsOf(skills: readonly HeatColumn[], top: HeatRow, rows: readonly HeatRow[]) {
  return skills
    .filter(({ code }) => typeof top.means[code] === 'number')
    .sort((a, b) => top.means[a.code]! - top.means[b.code]!)
    .slice(0, mostTopics)
    .map((skill) => ({
      skill,
      mean: top.means[skill.code]!,
      units: rows
        .filter(({ means }) => typeof means[skill.code] === 'number')
        .filter(({ means }) => means[skill.code]! <= top.means[skill.code]! - clearlyBelow)
        .map(({ name }) => name),
    }));
}
