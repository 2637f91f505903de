import type { MatchSettings, MatchWeights } from '../types.ts';
import type { Occupations } from './occupations.ts';
import type { PersonColumns } from './person-columns.ts';
import { experiencePoints, type Points } from './points.ts';

/** What a person's wishes and experience earn in each occupation of some posts, by its place among them. */
export class FittingOccupations {
  /** Places of the occupations wished or done, and of those close to them; all else is 0 elsewhere. */
  readonly touched: number[] = [];
  readonly points: Int32Array;
  /** Months done in the very occupation, and in those close to it. */
  readonly same: Float64Array;
  readonly near: Float64Array;
  readonly numbers: Int32Array;
  readonly byGroup = new Map<number, number[]>();
  private readonly wished: Int32Array;
  private readonly touchedBy: Int32Array;
  private readonly nearPlaces: (readonly number[] | undefined)[] = [];
  private readonly occupations: Occupations;
  private readonly settings: MatchSettings;
  private question = 0;

  /** numbers: in the dictionary, by place. */
  constructor(numbers: Int32Array, occupations: Occupations, settings: MatchSettings) {
    const size = numbers.length;
    this.numbers = numbers;
    this.occupations = occupations;
    this.settings = settings;
    [this.points, this.wished, this.touchedBy] = [
      new Int32Array(size),
      new Int32Array(size),
      new Int32Array(size),
    ];
    [this.same, this.near] = [new Float64Array(size), new Float64Array(size)];
    numbers.forEach((number, place) => {
      const group = occupations.groupOf(number);
      this.byGroup.set(group, [...(this.byGroup.get(group) ?? []), place]);
    });
  }

  private placesNear(number: number): readonly number[] {
    this.nearPlaces[number] ??= this.occupations.placesNear(number, this);
    return this.nearPlaces[number];
  }

  private touch(place: number): void {
    if (this.touchedBy[place] === this.question) return;
    this.touchedBy[place] = this.question;
    this.touched.push(place);
  }

  /** Points of every occupation that the person wishes or has done, or one close to it; the most any earns. */
  read(people: PersonColumns, row: number, { weights }: Points): number {
    const { wishes, experience, months } = people;
    const { numbers } = this;
    this.question += 1;
    const wishEnd = wishes.from[row + 1] ?? 0;
    for (let at = wishes.from[row] ?? 0; at < wishEnd; at += 1) {
      const number = wishes.items[at] ?? 0;
      for (const place of this.placesNear(number)) {
        this.touch(place);
        this.wished[place] = Math.max(this.wished[place] ?? 0, numbers[place] === number ? 2 : 1);
      }
    }
    const end = experience.from[row + 1] ?? 0;
    for (let at = experience.from[row] ?? 0; at < end; at += 1) {
      const number = experience.items[at] ?? 0;
      for (const place of this.placesNear(number)) {
        this.touch(place);
        const done = numbers[place] === number ? this.same : this.near;
        done[place] = (done[place] ?? 0) + (months[at] ?? 0);
      }
    }
    return this.weigh(weights);
  }

  private weigh(weights: MatchWeights): number {
    const { settings } = this;
    let most = 0;
    for (const place of this.touched) {
      const nearness = this.wished[place] ?? 0;
      const wish = nearness === 2 ? weights.wishSame : nearness === 1 ? weights.wishNear : 0;
      const [same, near] = [this.same[place] ?? 0, this.near[place] ?? 0];
      const points = wish + experiencePoints(settings, weights, same, near);
      this.points[place] = points;
      if (points > most) most = points;
    }
    return most;
  }

  forget(): void {
    for (const place of this.touched) {
      this.points[place] = 0;
      this.wished[place] = 0;
      this.same[place] = 0;
      this.near[place] = 0;
    }
    this.touched.length = 0;
  }

  /** Occupations that earn most first; there are few, and a call of the library costs more. */
  sort(): void {
    const { touched, points } = this;
    for (let at = 1; at < touched.length; at += 1) {
      const place = touched[at] ?? 0;
      const earned = points[place] ?? 0;
      let to = at;
      while (to > 0 && (points[touched[to - 1] ?? 0] ?? 0) < earned) {
        touched[to] = touched[to - 1] ?? 0;
        to -= 1;
      }
      touched[to] = place;
    }
  }
}
