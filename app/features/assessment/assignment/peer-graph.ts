import { type Random, randomIndex, shuffled } from '~/lib/prng';
import type { PeerAssignment, PeerCandidate, PeerProblem } from './peer-pool';

/** What a choice costs, in forms of load: a mutual pair outweighs any load, a ring of three about two forms. */
const PAIR_COST = 1000;
const RING_COST = 2;

/** Rings that an evener load may cost; exchanges then take most of them out again. */
const RINGS_FOR_EVENNESS = 2;

/** Who rates whom while a proposal is being made. Every move keeps to candidates and to the greatest load. */
export class PeerGraph {
  private readonly raters = new Map<number, Set<number>>();
  private readonly ratees = new Map<number, Set<number>>();
  private readonly own = new Map<number, Map<number, boolean>>();

  constructor(
    private readonly problem: PeerProblem,
    private readonly candidates: ReadonlyMap<number, PeerCandidate[]>,
  ) {
    for (const [ratee, list] of candidates) {
      this.raters.set(ratee, new Set());
      this.own.set(ratee, new Map(list.map(({ rater, isOwn }) => [rater, isOwn])));
    }
    for (const { ratee, rater } of problem.standing ?? []) {
      this.raters.set(ratee, this.raters.get(ratee) ?? new Set());
      this.add(rater, ratee);
    }
  }

  assignments(): PeerAssignment[] {
    return [...this.candidates.keys()].flatMap((ratee) =>
      [...(this.raters.get(ratee) ?? [])].map((rater) => ({ ratee, rater })),
    );
  }

  /** One peer for each, then a second for each …, those with the least choice first; then whoever is still short. */
  fill(random: Random): void {
    for (let place = 0; place < this.problem.wanted; place++) {
      const slack = new Map<number, number>();
      for (const ratee of this.candidates.keys()) slack.set(ratee, this.choices(ratee).length);
      const order = shuffled([...slack], random).sort((a, b) => a[1] - b[1]);
      for (const [ratee] of order) {
        if ((this.raters.get(ratee)?.size ?? 0) >= this.problem.wanted) continue;
        const choice = this.cheapest(ratee, random);
        if (choice !== null) this.add(choice, ratee);
      }
    }
  }

  /** Takes a form from a busy rater for one with at least two fewer, where that makes no mutual pair. Returns the moves. */
  levelLoads(random: Random): number {
    let moves = 0;
    for (const { ratee, rater } of shuffled(this.assignments(), random)) {
      const load = this.load(rater);
      const isOwn = this.own.get(ratee)?.get(rater);
      const better = this.choices(ratee)
        .filter((choice) => choice.isOwn === isOwn && this.load(choice.rater) <= load - 2)
        .sort((a, b) => this.load(a.rater) - this.load(b.rater));
      const before = this.circles(rater, ratee);
      this.remove(rater, ratee);
      const next = better.find(
        (choice) => this.circles(choice.rater, ratee) <= before + RINGS_FOR_EVENNESS * RING_COST,
      );
      this.add(next?.rater ?? rater, ratee);
      if (next) moves++;
    }
    return moves;
  }

  /** Exchanges the raters of two ratees, or one rater for another as busy, where fewer circles remain. Returns the moves. */
  breakRings(random: Random): number {
    const edges = shuffled(this.assignments(), random);
    const bad = edges.filter(({ rater, ratee }) => this.circles(rater, ratee) > 0);
    let moves = 0;
    for (const { rater, ratee } of bad) {
      if (!this.has(rater, ratee) || this.circles(rater, ratee) === 0) continue;
      if (this.replace(rater, ratee) || this.exchange(rater, ratee, random)) moves++;
    }
    return moves;
  }

  private replace(rater: number, ratee: number): boolean {
    const before = this.circles(rater, ratee);
    this.remove(rater, ratee);
    const next = this.choices(ratee).find(
      (choice) =>
        choice.rater !== rater &&
        this.load(choice.rater) <= this.load(rater) &&
        this.circles(choice.rater, ratee) < before,
    );
    this.add(next?.rater ?? rater, ratee);
    return next !== undefined;
  }

  /** rater → ratee and other → their ratee become rater → theirs and other → ratee: nobody's load changes. */
  private exchange(rater: number, ratee: number, random: Random): boolean {
    const options = shuffled(
      (this.candidates.get(ratee) ?? []).filter((choice) => !this.has(choice.rater, ratee)),
      random,
    );
    for (const { rater: other } of options) {
      for (const theirs of [...(this.ratees.get(other) ?? [])]) {
        if (!this.own.get(theirs)?.has(rater) || this.has(rater, theirs) || theirs === ratee) continue;
        const before = this.circles(rater, ratee) + this.circles(other, theirs);
        this.remove(rater, ratee);
        this.remove(other, theirs);
        this.add(rater, theirs);
        this.add(other, ratee);
        if (this.circles(rater, theirs) + this.circles(other, ratee) < before) return true;
        this.remove(rater, theirs);
        this.remove(other, ratee);
        this.add(rater, ratee);
        this.add(other, theirs);
      }
    }
    return false;
  }

  private cheapest(ratee: number, random: Random): number | null {
    const choices = this.choices(ratee);
    if (choices.length === 0) return null;
    const wantsOwn = this.wantsOwn(ratee);
    const kin = choices.filter(({ isOwn }) => isOwn === wantsOwn);
    let best: number[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const { rater } of kin.length > 0 ? kin : choices) {
      const cost = this.circles(rater, ratee) + this.load(rater);
      if (cost > least) continue;
      if (cost < least) best = [];
      least = cost;
      best.push(rater);
    }
    return best[randomIndex(random, best.length)] ?? null;
  }

  /** The branch's own committee gives the larger half, other secretaries the rest, as far as there are any. */
  private wantsOwn(ratee: number): boolean {
    const own = [...(this.raters.get(ratee) ?? [])].filter((rater) => this.own.get(ratee)?.get(rater)).length;
    return own < Math.ceil(this.problem.wanted / 2);
  }

  private choices(ratee: number): PeerCandidate[] {
    return (this.candidates.get(ratee) ?? []).filter(
      ({ rater }) => !this.has(rater, ratee) && this.load(rater) < this.problem.maxLoad,
    );
  }

  /** What rater → ratee adds in mutual pairs and rings of three. */
  private circles(rater: number, ratee: number): number {
    const ratedByRatee = this.ratees.get(ratee);
    if (!ratedByRatee) return 0;
    const ratersOfRater = this.raters.get(rater);
    let cost = ratedByRatee.has(rater) ? PAIR_COST : 0;
    for (const third of ratedByRatee) if (ratersOfRater?.has(third)) cost += RING_COST;
    return cost;
  }

  private load(rater: number): number {
    return this.ratees.get(rater)?.size ?? 0;
  }

  private has(rater: number, ratee: number): boolean {
    return this.raters.get(ratee)?.has(rater) ?? false;
  }

  private add(rater: number, ratee: number): void {
    this.raters.get(ratee)?.add(rater);
    const ratees = this.ratees.get(rater) ?? new Set<number>();
    this.ratees.set(rater, ratees.add(ratee));
  }

  private remove(rater: number, ratee: number): void {
    this.raters.get(ratee)?.delete(rater);
    this.ratees.get(rater)?.delete(ratee);
  }
}
