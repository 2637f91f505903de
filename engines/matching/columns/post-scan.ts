import { DISTANCES } from '../pair.ts';
import { shareOf } from '../score.ts';
import type { MatchSettings } from '../types.ts';
import { LEAST } from './arrays.ts';
import { type Best, keyOf } from './best.ts';
import { dayNumber } from './days.ts';
import type { FittingOccupations } from './fitting-occupations.ts';
import {
  BLOCK,
  FACT,
  FACTS,
  FLAGS,
  NONE_ASKED,
  type Outlook,
  outlookOf,
  skillMark,
  ZONE,
  ZONES,
} from './outlook.ts';
import type { PersonColumns } from './person-columns.ts';
import { PERSON } from './person-writer.ts';
import { byDay, type Points, surplusPoints } from './points.ts';
import type { PostOrder } from './post-columns.ts';
import { MOST_PAY, NO_WISH, POST } from './post-writer.ts';
import type { Reach } from './reach.ts';
import { FAR } from './regions.ts';

/** Instead of one distance: posts of the own county, each as far as its row says. */
export const MIXED = -1;

/** More than a sum of products of this size can lose to rounding. */
const ROUNDING = 1e-6;

export interface ScanContext {
  best: Best;
  reach: Reach;
  fitting: FittingOccupations;
  /** Of the two orders of the posts, the one by place. */
  byPlace: PostOrder;
  skillCount: number;
  settings: MatchSettings;
  asOf: string;
}

/**
 * Looks through runs of posts for the best ones for a person. Holds the person's side in fields, so that the loops
 * read typed arrays and nothing else.
 */
export class PostScan {
  private readonly best: Best;
  private readonly reach: Reach;
  private readonly fitting: FittingOccupations;
  private readonly byPlace: PostOrder;
  private readonly settings: MatchSettings;
  private readonly today: number;
  private readonly daily: number;
  private outlookByPlace: Outlook | undefined;
  private outlookByOccupation: Outlook | undefined;
  private readonly skillAsked: Int32Array;
  private question = 0;
  private table: Points;
  /** Points that every post earns. */
  private fixed = 0;
  private wish = 0;
  private birth = 0;
  private education = 0;
  /** LEAST: at once. */
  private available = 0;
  private flags = 0;
  private skillMarks = 0;

  constructor({ best, reach, fitting, byPlace, skillCount, settings, asOf }: ScanContext, table: Points) {
    this.best = best;
    this.reach = reach;
    this.fitting = fitting;
    this.byPlace = byPlace;
    this.settings = settings;
    this.table = table;
    this.today = dayNumber(asOf);
    this.daily = DISTANCES.indexOf(settings.dailyRange);
    this.skillAsked = new Int32Array(skillCount);
  }

  /** Reads the person that the next scans are for. */
  read(people: PersonColumns, row: number, table: Points): void {
    this.table = table;
    const { weights, fresh, available } = table;
    const flags = people.flags[row] ?? 0;
    const sinceContact = this.today - (people.contact[row] ?? 0);
    this.flags = flags;
    this.wish = Math.max(NO_WISH, Math.min(MOST_PAY + 1, people.expected[row] ?? 0));
    this.birth = people.birth[row] ?? 0;
    this.education = people.education[row] ?? 0;
    this.available = people.available[row] ?? 0;
    this.fixed = (flags & PERSON.isPriority ? weights.priorityGroup : 0) + byDay(fresh, sinceContact);
    if ((flags & PERSON.hasWish) === 0) this.fixed += weights.wishAny;
    // No post starts before today.
    if (this.available <= this.today) {
      this.available = LEAST;
      this.fixed += available[0] ?? 0;
    }
    this.question += 1;
    this.skillMarks = 0;
    const { from, items } = people.skills;
    const end = from[row + 1] ?? 0;
    for (let at = from[row] ?? 0; at < end; at += 1) this.markSkill(items[at] ?? 0);
  }

  /** Points that one post earns besides; back to none afterwards. */
  scanWithBonus(posts: PostOrder, at: number, distance: number, most: number, bonus: number): void {
    this.fixed += bonus;
    this.scan(posts, at, at + 1, distance, most);
    this.fixed -= bonus;
  }

  private markSkill(skill: number): void {
    this.skillMarks |= skillMark(skill);
    // A skill unknown to all posts of these columns.
    if (skill < this.skillAsked.length) this.skillAsked[skill] = this.question;
  }

  private nearPoints(distance: number): number {
    const { near } = this.table;
    if (distance !== MIXED) return near[distance] ?? 0;
    const { village, town, county } = this.reach;
    const farther = Math.max(near[town.distance] ?? 0, near[county.distance] ?? 0);
    return Math.max(near[village.distance] ?? 0, farther);
  }

  /**
   * Posts [from, to) of an order, all as far or MIXED, whose occupations earn at most so much: looks into the stacks, and in
   * them into the blocks, that could still hold one of the best.
   */
  scan(posts: PostOrder, from: number, to: number, distance: number, most: number): void {
    const outlook = this.outlookOf(posts);
    const { blocks, stacks } = outlook;
    const points = this.fixed + this.nearPoints(distance) + most + this.openPoints();
    for (let at = from; at < to; ) {
      const isWhole = to - from > 1 << BLOCK;
      const end = isWhole ? Math.min(to, ((at >> (2 * BLOCK)) + 1) << (2 * BLOCK)) : to;
      if (isWhole && !this.isWorth(stacks, at >> (2 * BLOCK), points)) {
        at = end;
        continue;
      }
      while (at < end) {
        const stop = Math.min(end, ((at >> BLOCK) + 1) << BLOCK);
        if (this.isWorth(blocks, at >> BLOCK, points))
          this.scanBlock(posts, outlook.facts, at, stop, distance);
        at = stop;
      }
    }
  }

  /** Whether a zone could hold one of the best, where all else earns so many points. */
  private isWorth(zones: Float64Array, which: number, points: number): boolean {
    const { best, wish, table } = this;
    const { surplus, perFen, weights } = table;
    const zone = which << ZONES;
    const above = (zones[zone + ZONE.payMin] ?? 0) - wish;
    const pays = (zones[zone + ZONE.payMax] ?? 0) >= wish;
    if (!pays && this.settings.payIsLimit) return false;
    const news = zones[zone + ZONE.news] ?? 0;
    let most = points + news + ROUNDING;
    if (above >= 0) {
      const apart = news + Math.min(surplus, above * perFen);
      // Without a wish all pay is above it, and the two together say nothing.
      const together =
        wish === NO_WISH ? apart : Math.max(news, (zones[zone + ZONE.together] ?? 0) - perFen * wish);
      const paid = Math.max(weights.paySure, weights.payPossible);
      most = points + paid + Math.min(together, apart) + ROUNDING;
    } else if (pays) most += weights.payPossible;
    return most >= best.leastScore && keyOf(Math.floor(most), -(zones[zone + ZONE.rank] ?? 0)) > best.least;
  }

  /** Most points that a post looked at can still earn for the day of starting and for skills. */
  private openPoints(): number {
    const { weights, available } = this.table;
    return weights.skills + (this.available === LEAST ? 0 : (available[0] ?? 0));
  }

  /**
   * Few of the posts looked at get past `need`, and which ones cannot be foreseen: up to there all is done in whole
   * numbers without a branch, where x >> 31 is all ones for a negative number and 0 for any other.
   */
  private scanBlock(posts: PostOrder, facts: Int32Array, from: number, to: number, distance: number): void {
    const { best, wish, table, birth, education, reach } = this;
    const { points } = this.fitting;
    const { weights, near } = table;
    const { paySure, payPossible } = weights;
    const marks = this.skillMarks | NONE_ASKED;
    const fixed = this.fixed;
    const open = fixed + this.openPoints() - weights.skills;
    const bedBeyond = this.flags & PERSON.needsLodging ? this.daily : FAR;
    const barred = this.flags & PERSON.refusesShift ? POST.isShift : 0;
    let far = distance;
    let close = distance === MIXED ? 0 : (near[distance] ?? 0);
    let need = best.leastScore - open;
    for (let at = from; at < to; at += 1) {
      const fact = at << FACTS;
      if (distance === MIXED) {
        far = reach.distanceInCounty(facts[fact + FACT.row] ?? 0);
        close = near[far] ?? 0;
      }
      const above = (facts[fact + FACT.payMin] ?? 0) - wish;
      const possible = ~(((facts[fact + FACT.payMost] ?? 0) - wish) >> 31);
      const pay = (payPossible & possible) + ((paySure - payPossible) & ~(above >> 31));
      const place = points[facts[fact + FACT.occupation] ?? 0] ?? 0;
      const score = place + (facts[fact + FACT.news] ?? 0) + close + pay;
      const shared = (facts[fact + FACT.skills] ?? 0) & marks;
      const skills = weights.skills & ((shared | -shared) >> 31);
      if (score + skills + this.surplusAtMost(above) < need) continue;
      if (birth > (facts[fact + FACT.bornBy] ?? 0)) continue;
      const asks = facts[fact + FACT.asks] ?? 0;
      if (education < asks >> FLAGS || (asks & barred) !== 0) continue;
      if (far > bedBeyond && (asks & POST.hasLodging) === 0) continue;
      this.judge(posts, at, fixed + score + surplusPoints(table, above));
      need = best.leastScore - open;
    }
  }

  private surplusAtMost(above: number): number {
    const { surplus, perFen } = this.table;
    return surplus === 0 || above <= 0 ? 0 : Math.min(surplus, above * perFen) + ROUNDING;
  }

  /** The limits not yet asked, and the points for the day of starting and for skills. */
  private judge(posts: PostOrder, at: number, points: number): void {
    const { best, table, fitting } = this;
    const place = posts.occupation[at] ?? 0;
    if (this.birth < (posts.bornFrom[at] ?? 0)) return;
    // A post whose highest pay is below its lowest breaks the limit all the same.
    if (this.settings.payIsLimit && (posts.payMax[at] ?? 0) < this.wish) return;
    if (!((fitting.same[place] ?? 0) + (fitting.near[place] ?? 0) >= (posts.months[at] ?? 0))) return;
    let score = points;
    if (this.available !== LEAST) {
      const wait = Math.max(0, this.available - (posts.start[at] ?? 0));
      if (wait > this.settings.maxWaitDays) return;
      score += table.available[wait] ?? 0;
    }
    const skills = this.skillPoints(posts, at);
    if (skills < 0) return;
    const key = keyOf(score + skills, posts.rank[at] ?? 0);
    if (key > best.least) best.take(key, posts.row[at] ?? 0);
  }

  private outlookOf(posts: PostOrder): Outlook {
    const isByPlace = posts === this.byPlace;
    const known = isByPlace ? this.outlookByPlace : this.outlookByOccupation;
    if (known?.table === this.table) return known;
    const outlook = outlookOf(posts, this.table, this.today);
    if (isByPlace) this.outlookByPlace = outlook;
    else this.outlookByOccupation = outlook;
    return outlook;
  }

  /** Points for the skills a post asks for; -1 where the person lacks one it demands. */
  private skillPoints({ skills: { from, items } }: PostOrder, at: number): number {
    const { skills } = this.table.weights;
    const [first, end] = [from[at] ?? 0, from[at + 1] ?? 0];
    if (first === end) return skills;
    let [asked, held] = [0, 0];
    for (let item = first; item < end; item += 1) {
      const code = items[item] ?? 0;
      const has = this.skillAsked[code >> 1] === this.question;
      if (code % 2 === 0) {
        asked += 1;
        held += has ? 1 : 0;
      } else if (!has) return -1;
    }
    return asked === 0 ? skills : shareOf(skills, held, asked);
  }
}
