/** What the thread of a run is given: everything as it was read, peer forms still sealed. */

import type { RunOptions } from '../scoring';
import type { EarlierForm, ScoredRatee } from './aggregate';
import type { RecusedPair, StoredBox } from './boxes.server';
import type { Seats } from './model';
import type { LevelUnit } from './place-units';
import type { RunSkill } from './units';

export type MaterialRatee = ScoredRatee & { personId: number; unitPath: string };

/** A self or superior form as it was sent. */
export type MaterialForm = {
  ratee: number;
  /** Person. */
  rater: number;
  role: 'self' | 'superior';
  answers: Record<string, number>;
  sentAt: number | null;
};

export type RunMaterial = {
  cycleId: number;
  /** The cycle's data key; null when nobody was ever asked as a peer. */
  dataKey: Uint8Array | null;
  options: RunOptions;
  ratees: MaterialRatee[];
  openForms: MaterialForm[];
  boxes: StoredBox[];
  /** The peer forms that a repeated run used; null: all that were sent. */
  only: string[] | null;
  recused: RecusedPair[];
  earlier: EarlierForm[];
  units: LevelUnit[];
  skills: RunSkill[];
  quotas: Seats[];
  /** Everybody who was asked to rate: each gets a box with their own severity, or with nothing. */
  askedPersons: number[];
};
