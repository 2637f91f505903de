import { shareOf } from '../score.ts';
import { LEAST, lowerBound } from './arrays.ts';
import { Best, keyOf } from './best.ts';
import { dayNumber } from './days.ts';
import { type PeopleLists, ZONE } from './people-lists.ts';
import type { PersonColumns } from './person-columns.ts';
import { PERSON } from './person-writer.ts';
import { byDay, experiencePoints, type Points, surplusPoints } from './points.ts';
import { type CheckContext, PostCheck } from './post-check.ts';
import type { PostFacts } from './post-facts.ts';
import { homeAt, rowsWithin, type Stretch } from './regions.ts';

export interface PeopleContext extends CheckContext {
  lists: PeopleLists;
  /** 1 for each person row that no longer holds. */
  gone: Uint8Array;
  asOf: string;
}

interface Tied {
  refused: ReadonlyMap<string, readonly number[]>;
  peers: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Refusals by post, and shares by post and row. */
function tiedByPost({ tied }: PersonColumns): Tied {
  const refused = new Map<string, number[]>();
  const peers = new Map<string, Map<number, number>>();
  for (const [row, { refusedIds = [], peerShares = {} }] of tied) {
    for (const id of refusedIds) refused.set(id, [...(refused.get(id) ?? []), row]);
    for (const [id, share] of Object.entries(peerShares)) {
      peers.set(id, (peers.get(id) ?? new Map<number, number>()).set(row, share));
    }
  }
  return { refused, peers };
}

/** The best people for a post: the other way of PostsForPerson, with the same points. One question at a time. */
export class PeopleForPost {
  readonly best: Best;
  readonly check: PostCheck;
  private readonly context: PeopleContext;
  private readonly today: number;
  private readonly tied: Tied;
  private table: Points;
  private reach: readonly Stretch[] = [];
  private fixed = 0;

  constructor(context: PeopleContext, points: Points) {
    this.context = context;
    this.table = points;
    this.best = new Best(context.gone);
    this.today = dayNumber(context.asOf);
    this.check = new PostCheck(context);
    this.tied = tiedByPost(context.people);
  }

  /** Begins a question about a post: the check and askBest speak of it. */
  read(post: PostFacts, points: Points): void {
    this.check.read(post);
    this.table = points;
    this.fixed = byDay(points.newPost, this.today - post.posted);
  }

  /**
   * Fills `best` with the k best people for the post read; `barred` are rows never to be given, `within` a division
   * that they live in. Exact. Typically O(people of fitting occupations in reach); at most O(people).
   */
  askBest(k: number, barred: readonly number[] = [], within?: string): void {
    const { people } = this.context;
    const { post } = this.check;
    this.best.ask(k);
    for (const row of barred) this.best.bar(row);
    for (const row of this.tied.refused.get(post.id) ?? []) this.best.bar(row);
    if (!post.isLive) return;
    const [from, to] = within ? rowsWithin(within, people.region, people.live) : [0, people.live];
    this.reach = homeAt(post.regionCode, people.region, people.live)
      .stretches.map((each) => ({ ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) }))
      .filter((each) => each.from < each.to);
    this.askTied();
    this.scanFitting();
  }

  /** The lists in which the best are, those who earn most first; lists without anybody who may be listed are left. */
  private scanFitting(): void {
    const { lists, occupations } = this.context;
    const { post } = this.check;
    const { wishSame, wishNear, wishAny } = this.table.weights;
    const most = Math.max(wishSame, wishNear, wishAny);
    if (this.check.demanded.length > 0) {
      const [first, end] = this.fewestSkilled();
      this.scanList(first, end, most, true);
      return;
    }
    for (const group of occupations.groupsNear(post.occupation)) {
      if (group < lists.groups) this.scanList(lists.from[group] ?? 0, lists.from[group + 1] ?? 0, most, true);
    }
    // Nobody else has any month of this work.
    if (post.months > 0) return;
    this.scanList(lists.fromAny, lists.fromAll, wishAny, false);
    this.scanList(lists.fromAll, lists.rows.length, 0, false);
  }

  /** Those who have the demanded skill that fewest have. */
  private fewestSkilled(): readonly [number, number] {
    const { from, groups, skills } = this.context.lists;
    let fewest: readonly [number, number] = [0, Number.POSITIVE_INFINITY];
    for (const skill of this.check.demanded) {
      const list = groups + skill;
      // A skill that came up later than these people.
      if (skill >= skills) return [0, 0];
      const [first, end] = [from[list] ?? 0, from[list + 1] ?? 0];
      if (end - first < fewest[1] - fewest[0]) fewest = [first, end];
    }
    return fewest;
  }

  /** People with a share of their own in this post are looked at first, each with its points. */
  private askTied(): void {
    for (const row of this.tied.peers.get(this.check.post.id)?.keys() ?? []) {
      const stretch = this.reach.find(({ from, to }) => row >= from && row < to);
      if (stretch) this.judge(row, stretch.distance, this.peerPoints(row), Number.POSITIVE_INFINITY);
    }
  }

  private peerPoints(row: number): number {
    const share = this.tied.peers.get(this.check.post.id)?.get(row);
    return share === undefined ? 0 : shareOf(this.table.weights.peers ?? 0, share, 1);
  }

  /** Takes a person into `best` by all points of the pair, whatever limits it breaks. */
  take(row: number): void {
    const { people } = this.context;
    this.check.addMonths(row);
    const score =
      this.peerPoints(row) +
      this.plainPoints(row, this.check.distanceOf(row)) +
      this.workPoints(row) +
      this.readyPoints(row);
    const key = keyOf(score, people.rank[row] ?? 0);
    if (key > this.best.least) this.best.take(key, row);
  }

  /** A list whose people earn at most so much for their wish, and for experience or not. */
  private scanList(first: number, end: number, wish: number, isDone: boolean): void {
    const { lists, settings } = this.context;
    const { weights } = this.table;
    const most = Math.max(weights.experienceSame, weights.experienceNear);
    const perMonth = isDone ? most / settings.experienceFullMonths : 0;
    for (const stretch of this.reach) {
      const from = lowerBound(lists.rows, stretch.from, first, end);
      const to = lowerBound(lists.rows, stretch.to, from, end);
      for (let at = from; at < to; ) {
        const block = at >> ZONE;
        const stop = Math.min(to, (block + 1) << ZONE);
        const months = Math.min(lists.mostMonths[block] ?? 0, settings.experienceFullMonths);
        const points = wish + Math.ceil(perMonth * months);
        if (this.isWorth(block, stretch.distance, points)) {
          for (; at < stop; at += 1) this.judge(lists.rows[at] ?? 0, stretch.distance, 0, points);
        }
        at = stop;
      }
    }
  }

  /** Whether a block could hold one of the best, where wish and experience earn at most so many points. */
  private isWorth(block: number, distance: number, most: number): boolean {
    const { lists } = this.context;
    const { table } = this;
    const { post } = this.check;
    const { weights } = table;
    if (distance > (lists.farthest[block] ?? -1)) return false;
    const expected = lists.leastExpected[block] ?? 0;
    let points = this.fixed + most + (table.near[distance] ?? 0) + weights.skills + (table.available[0] ?? 0);
    if (post.payMin >= expected) points += Math.max(weights.paySure, weights.payPossible);
    else if (post.payMax >= expected) points += weights.payPossible;
    points += surplusPoints(table, post.payMin - expected);
    if ((lists.someFlags[block] ?? 0) & PERSON.isPriority) points += weights.priorityGroup;
    points += byDay(table.fresh, this.today - (lists.lastContact[block] ?? LEAST));
    return points >= this.best.leastScore && keyOf(points, lists.leastRank[block] ?? 0) > this.best.least;
  }

  /** most: points that wish and experience earn at most. */
  private judge(row: number, distance: number, extra: number, most: number): void {
    const { table, best, check } = this;
    let score = extra + this.plainPoints(row, distance);
    const open = table.weights.skills + (table.available[0] ?? 0);
    if (score + most + open < best.leastScore || check.plainLimits(row, distance) !== 0) return;
    check.addMonths(row);
    if (!(check.same + check.close >= check.post.months)) return;
    score += this.workPoints(row);
    if (score + open < best.leastScore) return;
    if (check.countHeld(row, check.demanded) < check.demanded.length) return;
    score += this.readyPoints(row);
    const key = keyOf(score, this.context.people.rank[row] ?? 0);
    if (key > best.least) best.take(key, row);
  }

  /** Points that ask for no list of the person's. */
  private plainPoints(row: number, distance: number): number {
    const { people } = this.context;
    const { table } = this;
    const { weights } = table;
    const { payMin, payMax } = this.check.post;
    const expected = people.expected[row] ?? 0;
    let points = this.fixed + (table.near[distance] ?? 0);
    if (payMin >= expected) points += weights.paySure;
    else if (payMax >= expected) points += weights.payPossible;
    points += surplusPoints(table, payMin - expected);
    if ((people.flags[row] ?? 0) & PERSON.isPriority) points += weights.priorityGroup;
    return points + byDay(table.fresh, this.today - (people.contact[row] ?? LEAST));
  }

  /** Points of wish and experience; the check has added up the person's months. */
  private workPoints(row: number): number {
    const { check, table } = this;
    const { same, close } = check;
    return check.wishPoints(row, table) + experiencePoints(this.context.settings, table.weights, same, close);
  }

  /** Points of the start and of the skills that earn some. */
  private readyPoints(row: number): number {
    const { check, table } = this;
    const { skills } = table.weights;
    const { length } = check.wished;
    const held = length === 0 ? skills : shareOf(skills, check.countHeld(row, check.wished), length);
    return held + (table.available[check.waitOf(row)] ?? 0);
  }
}
