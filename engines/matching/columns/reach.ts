import type { PersonColumns } from './person-columns.ts';
import type { PostColumns } from './post-columns.ts';
import { FAR, type Home, homeAt, rowsWithin, type Stretch } from './regions.ts';

const NOWHERE: Stretch = { from: 0, to: 0, distance: FAR };

/** The posts that lie where a person would work: `count` stretches of rows, nearest first. */
export class Reach {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly distance: number[] = [];
  count = 0;
  /** How many first stretches the own county holds. */
  inCounty = 0;
  /** Rows of the own village, town and county, and how far they are. */
  village: Stretch = NOWHERE;
  town: Stretch = NOWHERE;
  county: Stretch = NOWHERE;
  private range = 0;
  private readonly posts: PostColumns;
  private readonly regionCodes: readonly string[];
  private readonly homes: (Home | undefined)[] = [];
  private readonly divisions: (readonly [number, number] | undefined)[] = [];

  constructor(posts: PostColumns, regionCodes: readonly string[]) {
    this.posts = posts;
    this.regionCodes = regionCodes;
  }

  private homeOf(region: number): Home {
    const { posts, regionCodes } = this;
    this.homes[region] ??= homeAt(regionCodes[region] ?? '', posts.region, posts.live);
    return this.homes[region];
  }

  private rowsOf(region: number): readonly [number, number] {
    const { posts, regionCodes } = this;
    this.divisions[region] ??= rowsWithin(regionCodes[region] ?? '', posts.region, posts.live);
    return this.divisions[region];
  }

  /** Finds the stretches where the person would work; how many posts they hold. */
  read(people: PersonColumns, row: number): number {
    const range = people.range[row] ?? -1;
    this.range = range;
    const { from, items } = people.accepted;
    const [first, end] = [from[row] ?? 0, from[row + 1] ?? 0];
    const home = this.homeOf(people.regionCode[row] ?? 0);
    const [village = NOWHERE, town = NOWHERE, county = NOWHERE] = home.around;
    this.village = village;
    this.town = town;
    this.county = county;
    this.count = 0;
    this.inCounty = 0;
    let posts = 0;
    for (const stretch of home.stretches) {
      if (range === FAR || stretch.distance <= range) posts += this.add(stretch, stretch.from, stretch.to);
      else {
        for (let at = first; at < end; at += 1) {
          const rows = this.rowsOf(items[at] ?? 0);
          posts += this.add(stretch, rows[0], rows[1]);
        }
      }
    }
    return posts;
  }

  /** Adds what a stretch has of rows [from, to); how many that is. */
  private add(stretch: Stretch, from: number, to: number): number {
    const first = Math.max(stretch.from, from);
    const end = Math.min(stretch.to, to);
    if (first >= end) return 0;
    this.from[this.count] = first;
    this.to[this.count] = end;
    this.distance[this.count] = stretch.distance;
    this.count += 1;
    if (first >= this.county.from && end <= this.county.to) this.inCounty = this.count;
    return end - first;
  }

  /** Whether what is in reach are whole counties. */
  isOfCounties(): boolean {
    const { village, town, county, range } = this;
    const isOwnWhole = village.distance <= range && town.distance <= range && county.distance <= range;
    if (this.inCounty > 0 && !isOwnWhole) return false;
    for (let at = this.inCounty; at < this.count; at += 1) {
      if (!this.isCountyEdge(this.from[at] ?? 0) || !this.isCountyEdge(this.to[at] ?? 0)) return false;
    }
    return true;
  }

  private isCountyEdge(row: number): boolean {
    const { county, countyFrom } = this.posts;
    return countyFrom[county[row] ?? 0] === row;
  }

  /** Number of the distance of a row of the own county. */
  distanceInCounty(row: number): number {
    const { village, town, county } = this;
    if (row < town.from || row >= town.to) return county.distance;
    return row < village.from || row >= village.to ? town.distance : village.distance;
  }
}
