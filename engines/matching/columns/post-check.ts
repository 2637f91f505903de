import { rangeOf } from '#engines/regiontree/index.ts';
import { DISTANCES } from '../pair.ts';
import type { MatchSettings } from '../types.ts';
import { LIMIT } from './limits.ts';
import type { Occupations } from './occupations.ts';
import type { PersonColumns } from './person-columns.ts';
import { PERSON } from './person-writer.ts';
import type { Points } from './points.ts';
import { NO_POST, type PostFacts } from './post-facts.ts';
import { POST } from './post-writer.ts';
import { distanceTo, type Ruler, rulerAt } from './regions.ts';

const SAME = 2;
const CLOSE = 1;

export interface CheckContext {
  people: PersonColumns;
  occupations: Occupations;
  occupationCodes: readonly string[];
  regionCodes: readonly string[];
  settings: MatchSettings;
}

/** Holds rows of people against one post: limits, and the facts that earn points. */
export class PostCheck {
  post: PostFacts = NO_POST;
  /** Skills the post demands, and those that earn points. */
  demanded: readonly number[] = [];
  wished: readonly number[] = [];
  /** Months of the person last asked: in the very occupation, and in those close to it. */
  same = 0;
  close = 0;
  private readonly context: CheckContext;
  private readonly daily: number;
  private ruler: Ruler = rulerAt('');
  /** How near each occupation of the dictionary is to the post's. */
  private nearness: Uint8Array = new Uint8Array(0);
  private readonly nearnessOf = new Map<number, Uint8Array>();
  private readonly bounds: (readonly [number, number] | undefined)[] = [];

  constructor(context: CheckContext) {
    this.context = context;
    this.daily = DISTANCES.indexOf(context.settings.dailyRange);
  }

  /** Begins with a post: all else speaks of it. */
  read(post: PostFacts): void {
    this.post = post;
    this.ruler = rulerAt(post.regionCode);
    this.nearness = this.nearnessTo(post.occupation);
    this.demanded = post.skills.filter((skill) => skill % 2 === 1).map((skill) => skill >> 1);
    this.wished = post.skills.filter((skill) => skill % 2 === 0).map((skill) => skill >> 1);
  }

  /** Number of the distance between the post read and a person's home. */
  distanceOf(row: number): number {
    return distanceTo(this.ruler, this.context.people.region[row] ?? -1);
  }

  /** Bits of the hard limits that a person breaks with the post read: as checkHardLimits, but for refusals. */
  limitsOf(row: number, distance: number): number {
    let broken = this.plainLimits(row, distance);
    if (this.countHeld(row, this.demanded) < this.demanded.length) broken |= LIMIT.skill;
    this.addMonths(row);
    if (!(this.same + this.close >= this.post.months)) broken |= LIMIT.experience;
    return broken;
  }

  /** Those of them that ask for no list of the person's. */
  plainLimits(row: number, distance: number): number {
    const { people, settings } = this.context;
    const { post } = this;
    const flags = people.flags[row] ?? 0;
    // These flags are the bits of their limits.
    let broken = flags & (PERSON.notSeeking | PERSON.noConsent | PERSON.ageUnknown);
    if (!post.isDated) broken |= LIMIT.ageUnknown | LIMIT.startsTooLate;
    if ((broken & LIMIT.ageUnknown) === 0) {
      const birth = people.birth[row] ?? 0;
      if (birth > post.bornBy) broken |= LIMIT.belowWorkingAge;
      else if (birth < post.bornFrom) broken |= LIMIT.aboveAge;
    }
    if ((people.education[row] ?? 0) < post.education) broken |= LIMIT.education;
    if (distance > (people.range[row] ?? -1) && !this.isAccepted(row)) broken |= LIMIT.outOfRange;
    const needsBed = (flags & PERSON.needsLodging) !== 0 && distance > this.daily;
    if (needsBed && !(post.flags & POST.hasLodging)) broken |= LIMIT.noLodging;
    if (flags & PERSON.refusesShift && post.flags & POST.isShift) broken |= LIMIT.shift;
    if (flags & PERSON.startUnknown || this.waitOf(row) > settings.maxWaitDays) broken |= LIMIT.startsTooLate;
    if (settings.payIsLimit && !(post.payMax >= (people.expected[row] ?? 0))) broken |= LIMIT.payTooLow;
    return broken;
  }

  private nearnessTo(occupation: number): Uint8Array {
    const { occupations, occupationCodes } = this.context;
    const known = this.nearnessOf.get(occupation);
    if (known && known.length === occupationCodes.length) return known;
    const nearness = Uint8Array.from(occupationCodes, (_, number) => {
      if (number === occupation) return SAME;
      return occupations.isNear(number, occupation) ? CLOSE : 0;
    });
    this.nearnessOf.set(occupation, nearness);
    return nearness;
  }

  countHeld(row: number, wanted: readonly number[]): number {
    const { from, items } = this.context.people.skills;
    const [first, end] = [from[row] ?? 0, from[row + 1] ?? 0];
    let held = 0;
    for (const skill of wanted) {
      let at = first;
      while (at < end && items[at] !== skill) at += 1;
      if (at < end) held += 1;
    }
    return held;
  }

  /** Adds up the months a person has done in the very occupation and in those close to it. */
  addMonths(row: number): void {
    const { nearness } = this;
    const { experience, months } = this.context.people;
    const { from, items } = experience;
    const end = from[row + 1] ?? 0;
    let [same, close] = [0, 0];
    for (let at = from[row] ?? 0; at < end; at += 1) {
      const near = nearness[items[at] ?? 0] ?? 0;
      if (near === SAME) same += months[at] ?? 0;
      else if (near === CLOSE) close += months[at] ?? 0;
    }
    this.same = same;
    this.close = close;
  }

  waitOf(row: number): number {
    return Math.max(0, (this.context.people.available[row] ?? 0) - this.post.start);
  }

  private isAccepted(row: number): boolean {
    const { people, regionCodes } = this.context;
    const { from, items } = people.accepted;
    const end = from[row + 1] ?? 0;
    for (let at = from[row] ?? 0; at < end; at += 1) {
      const region = items[at] ?? 0;
      this.bounds[region] ??= boundsOf(regionCodes[region] ?? '');
      const [least, over] = this.bounds[region];
      if (this.post.region >= least && this.post.region < over) return true;
    }
    return false;
  }

  /** Points of a person's wishes; as scoreWish. */
  wishPoints(row: number, { weights }: Points): number {
    if (((this.context.people.flags[row] ?? 0) & PERSON.hasWish) === 0) return weights.wishAny;
    const { from, items } = this.context.people.wishes;
    const end = from[row + 1] ?? 0;
    let nearest = 0;
    for (let at = from[row] ?? 0; at < end; at += 1) {
      nearest = Math.max(nearest, this.nearness[items[at] ?? 0] ?? 0);
    }
    return nearest === SAME ? weights.wishSame : nearest === CLOSE ? weights.wishNear : 0;
  }
}

/** Division numbers of a division and all below it. */
function boundsOf(code: string): readonly [number, number] {
  const range = rangeOf(code);
  return range ? [Number(range.from), Number(range.to)] : [0, 0];
}
