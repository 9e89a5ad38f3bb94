/** A secretary's seat changes hands while a cycle runs: what is kept, and what passes on. */
import { showDay } from '~/lib/date';

/** Why somebody leaves a cycle, as an officer would write it. */
export function leavingReason(fromOn: string, successor: string | null): string {
  return successor
    ? `Bàn giao chức Bí thư cho ${successor} từ ngày ${showDay(fromOn)}`
    : `Chuyển sang đơn vị khác từ ngày ${showDay(fromOn)}`;
}

/** What became of a handover in the running cycle; all zero where none runs. */
export type Carried = {
  /** Those who left the cycle, and those who came in. */
  left: number;
  joined: number;
  /** Peers asked to rate the successor; forms that the successor writes instead of the one before. */
  peers: number;
  tasks: number;
  /** A superior's forms that were not sent: the successor writes them anew. */
  superior: number;
};

export const nothingCarried: Carried = { left: 0, joined: 0, peers: 0, tasks: 0, superior: 0 };

/** Where a unit stands in a cycle that is open. */
export type HandoverPlace = {
  cycleId: number;
  unitId: number;
  parentId: number | null;
  level: string;
  path: string;
};
