import { shareOf } from '../score.ts';
import type { MatchSettings } from '../types.ts';
import { Best } from './best.ts';
import { FittingOccupations } from './fitting-occupations.ts';
import { rowOf } from './ids.ts';
import type { Occupations } from './occupations.ts';
import type { PersonColumns } from './person-columns.ts';
import { NEVER } from './person-writer.ts';
import type { Points } from './points.ts';
import type { PostColumns } from './post-columns.ts';
import { MIXED, PostScan } from './post-scan.ts';
import { Reach } from './reach.ts';
import { FAR } from './regions.ts';

/** Finding the posts of one occupation in one stretch costs as much as looking at so many posts. */
const SEARCH = 6;

const NONE: readonly number[] = [];

export interface PostsContext {
  posts: PostColumns;
  /** 1 for each post row that no longer holds. */
  gone: Uint8Array;
  occupations: Occupations;
  regionCodes: readonly string[];
  skillCount: number;
  settings: MatchSettings;
  asOf: string;
}

/** The best posts for a person. One question at a time. */
export class PostsForPerson {
  readonly best: Best;
  private readonly posts: PostColumns;
  private readonly reach: Reach;
  private readonly fitting: FittingOccupations;
  private readonly look: PostScan;

  constructor(context: PostsContext, points: Points) {
    const { posts, gone, occupations, regionCodes, settings } = context;
    this.posts = posts;
    this.best = new Best(gone);
    this.reach = new Reach(posts, regionCodes);
    this.fitting = new FittingOccupations(posts.occupations, occupations, settings);
    const { best, reach, fitting } = this;
    this.look = new PostScan({ ...context, best, reach, fitting, byPlace: posts.byPlace }, points);
  }

  /**
   * Fills `best` with the person's k best posts; `barred` are rows never to be given.
   * Exact. Typically O(posts in reach of fitting occupations); at most O(posts in reach).
   */
  ask(people: PersonColumns, row: number, points: Points, k: number, barred = NONE): void {
    this.best.ask(k);
    for (const each of barred) this.best.bar(each);
    if (((people.flags[row] ?? 0) & NEVER) !== 0) return;
    const { reach, fitting } = this;
    const inReach = reach.read(people, row);
    if (inReach === 0) return;
    this.look.read(people, row, points);
    const most = fitting.read(people, row, points);
    this.askTied(people, row, most, points);
    const searches = fitting.touched.length * reach.count;
    const isFew = searches === 0 || inReach <= SEARCH * searches;
    if (isFew || !reach.isOfCounties()) this.scanPlaces(most);
    else {
      this.scanOccupations();
      this.scanPlaces(0);
    }
    fitting.forget();
  }

  /** Posts with a share of their own are looked at first, each with its points; those refused not at all. */
  private askTied(people: PersonColumns, row: number, most: number, { weights }: Points): void {
    const tied = people.tied.size > 0 ? people.tied.get(row) : undefined;
    if (!tied) return;
    const { reach, look } = this;
    const { ids, byRank, byPlace } = this.posts;
    for (const id of tied.refusedIds ?? []) {
      const post = rowOf(id, ids, byRank);
      if (post >= 0) this.best.bar(post);
    }
    for (const [id, share] of Object.entries(tied.peerShares ?? {})) {
      const post = rowOf(id, ids, byRank);
      const bonus = shareOf(weights.peers ?? 0, share, 1);
      for (let at = 0; at < reach.count; at += 1) {
        if (post < (reach.from[at] ?? 0) || post >= (reach.to[at] ?? 0)) continue;
        look.scanWithBonus(byPlace, post, reach.distance[at] ?? FAR, most, bonus);
      }
    }
  }

  private scanPlaces(most: number): void {
    const { reach, look } = this;
    const { byPlace } = this.posts;
    for (let at = 0; at < reach.count; at += 1) {
      look.scan(byPlace, reach.from[at] ?? 0, reach.to[at] ?? 0, reach.distance[at] ?? FAR, most);
    }
  }

  private scanOccupations(): void {
    const { reach, fitting, look } = this;
    const { byOccupation, cells, county, countyFrom } = this.posts;
    const counties = countyFrom.length - 1;
    const own = reach.inCounty > 0 ? (county[reach.county.from] ?? 0) : -1;
    fitting.sort();
    for (const place of fitting.touched) {
      const row = place * counties;
      const points = fitting.points[place] ?? 0;
      if (own >= 0) look.scan(byOccupation, cells[row + own] ?? 0, cells[row + own + 1] ?? 0, MIXED, points);
      for (let at = reach.inCounty; at < reach.count; at += 1) {
        const from = cells[row + (county[reach.from[at] ?? 0] ?? 0)] ?? 0;
        const to = cells[row + (county[reach.to[at] ?? 0] ?? 0)] ?? 0;
        if (from < to) look.scan(byOccupation, from, to, reach.distance[at] ?? FAR, points);
      }
    }
  }
}
