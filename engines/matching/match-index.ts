import { type Book, createBook, type Shelf } from './columns/book.ts';
import { codesOf } from './columns/dictionary.ts';
import { rowOf } from './columns/ids.ts';
import {
  found,
  type Ground,
  type PeoplePart,
  type PostsPart,
  peopleFinder,
  peoplePart,
  postFinder,
  postsPart,
} from './columns/parts.ts';
import type { PeopleForPost } from './columns/people-for-post.ts';
import { type PersonColumns, personAt } from './columns/person-columns.ts';
import { postFacts } from './columns/post-facts.ts';
import type { PostsForPerson } from './columns/posts-for-person.ts';
import { type CountOptions, eachPerson, tallyOf } from './columns/tally.ts';
import { checkHardLimits } from './hard-limits.ts';
import { nearestPeople } from './near-misses.ts';
import { compareRanked, countRefusals, findNearMisses, type NearMissFilter } from './rank.ts';
import { scorePair } from './score.ts';
import type { MatchSnapshot } from './snapshot.ts';
import { countSupply, type Supply, type SupplyFilter } from './supply.ts';
import type { Candidate, MatchSettings, MatchWeights, NearMisses, Ranked, Tally, Vacancy } from './types.ts';

/** What happened to a person or a post. Repeating an event changes nothing. */
export type MatchEvent =
  | { kind: 'person'; person: Candidate }
  | { kind: 'personGone'; id: string }
  | { kind: 'post'; post: Vacancy }
  | { kind: 'postGone'; id: string };

export interface AskOptions extends CountOptions {
  /** Instead of the settings' weights. Keep one object per weighting: its point tables are kept with it. */
  weights?: MatchWeights;
}

/**
 * People and posts in columns, for one day and one place's settings. Answers are those of checkHardLimits and
 * scorePair over all rows, found without looking at all of them. An id that is in no row gives undefined.
 * The columns lie in shared memory; the index itself belongs to one thread.
 */
export class MatchIndex {
  readonly settings: MatchSettings;
  /** Day of the questions, 'YYYY-MM-DD'. */
  readonly asOf: string;
  private readonly ground: Ground;
  private readonly peopleBook: Book<Candidate, PeoplePart, PeopleForPost>;
  private readonly postBook: Book<Vacancy, PostsPart, PostsForPerson>;

  constructor(ground: Ground, people: PeoplePart, posts: PostsPart) {
    this.ground = ground;
    this.settings = ground.settings;
    this.asOf = ground.asOf;
    this.peopleBook = createBook(
      people,
      (rows: Candidate[]) => peoplePart(rows, ground),
      (part: PeoplePart) => peopleFinder(part, ground),
    );
    this.postBook = createBook(
      posts,
      (rows: Vacancy[]) => postsPart(rows, ground),
      (part: PostsPart) => postFinder(part, ground),
    );
  }

  /** Takes a change in; the next question sees it. O(log n); the next question pays O(changed rows) once. */
  apply(event: MatchEvent): void {
    if (event.kind === 'person') this.peopleBook.put(event.person);
    else if (event.kind === 'post') this.postBook.put(event.post);
    else if (event.kind === 'personGone') this.peopleBook.drop(event.id);
    else this.postBook.drop(event.id);
  }

  /** Rows changed since the build. Many make questions slower: rebuild when they are more than a few thousand. */
  pending(): number {
    return this.peopleBook.pending() + this.postBook.pending();
  }

  person(id: string): Candidate | undefined {
    const at = this.peopleBook.find(id);
    return at && personAt(at.shelf.part.columns, at.row, this.ground.dictionaries);
  }

  post(id: string): Vacancy | undefined {
    const at = this.postBook.find(id);
    return at?.shelf.part.vacancies[at.row];
  }

  /** Every person, in no order. */
  *people(): Generator<Candidate> {
    for (const { part } of this.peopleBook.shelves()) {
      for (let row = 0; row < part.columns.count; row += 1) {
        if (part.gone[row] === 0) yield personAt(part.columns, row, this.ground.dictionaries);
      }
    }
  }

  /** Every post, in no order. */
  *posts(): Generator<Vacancy> {
    for (const { part } of this.postBook.shelves())
      yield* part.vacancies.filter((_, row) => part.gone[row] === 0);
  }

  /**
   * The k best people for a post, with reasons, best first: the list that rankForVacancy gives. A post may be
   * given itself, on the books or not. Typically O(people of fitting occupations), at most O(people).
   */
  topPeople(post: Vacancy, k: number, options?: AskOptions): Ranked[];
  topPeople(post: string | Vacancy, k: number, options?: AskOptions): Ranked[] | undefined;
  topPeople(post: string | Vacancy, k: number, options: AskOptions = {}): Ranked[] | undefined {
    const vacancy = typeof post === 'string' ? this.post(post) : post;
    if (!vacancy) return undefined;
    const { weights = this.settings.weights, exclude = [], within } = options;
    const settings = { ...this.settings, weights };
    return this.read(vacancy, weights)
      .flatMap(({ part: { columns }, finder }) => {
        finder.askBest(k, rowsOf(exclude, columns), within);
        return found(finder.best, columns);
      })
      .sort(compareRanked)
      .slice(0, Math.max(0, k))
      .flatMap(({ id }) => {
        const person = this.person(id);
        return person ? [{ id, ...scorePair(person, vacancy, settings, this.asOf) }] : [];
      });
  }

  /**
   * The k best posts for a person, with reasons, best first: the list that rankForCandidate gives. A person may be
   * given as such, on the books or not.
   */
  topPosts(asked: Candidate, k: number, options?: AskOptions): Ranked[];
  topPosts(asked: string | Candidate, k: number, options?: AskOptions): Ranked[] | undefined;
  topPosts(asked: string | Candidate, k: number, options: AskOptions = {}): Ranked[] | undefined {
    const person = typeof asked === 'string' ? this.person(asked) : asked;
    const best = this.bestPosts(asked, k, options);
    if (!person || !best) return undefined;
    const { weights = this.settings.weights } = options;
    const settings = { ...this.settings, weights };
    return best.flatMap(({ id }) => {
      const vacancy = this.post(id);
      return vacancy ? [{ id, ...scorePair(person, vacancy, settings, this.asOf) }] : [];
    });
  }

  /** topPosts without the reasons. Microseconds. */
  bestPosts(
    asked: string | Candidate,
    k: number,
    options: AskOptions = {},
  ): { id: string; score: number }[] | undefined {
    const at = this.standOf(asked);
    if (!at) return undefined;
    const { weights = this.settings.weights, exclude = [] } = options;
    const points = this.ground.pointsFor(weights);
    const lists = this.postBook.shelves().map(({ part: { columns }, finder }) => {
      finder.ask(at.people, at.row, points, k, rowsOf(exclude, columns));
      return found(finder.best, columns);
    });
    return lists.length === 1 ? lists[0] : lists.flat().sort(compareRanked).slice(0, Math.max(0, k));
  }

  /** How many people were looked at for a post, fit, and break each limit. O(people of the division). */
  tallyPeople(post: Vacancy, options?: CountOptions): Tally;
  tallyPeople(post: string | Vacancy, options?: CountOptions): Tally | undefined;
  tallyPeople(post: string | Vacancy, options: CountOptions = {}): Tally | undefined {
    const vacancy = typeof post === 'string' ? this.post(post) : post;
    if (!vacancy) return undefined;
    const counts = new Map<number, number>();
    for (const { part, finder } of this.read(vacancy, this.settings.weights)) {
      eachPerson(part, finder, vacancy, options, (broken) => {
        counts.set(broken, (counts.get(broken) ?? 0) + 1);
      });
    }
    return tallyOf(counts);
  }

  /**
   * The people who break a single limit of a post, one of those asked for: whoever would score best without it first.
   * O(people of the division).
   */
  nearPeople(vacancy: Vacancy, filter: NearMissFilter, options: CountOptions = {}): NearMisses {
    const { settings, asOf } = this;
    const shelves = this.read(vacancy, settings.weights);
    const { total, ids } = nearestPeople(shelves, vacancy, filter, options);
    const list = ids.flatMap((id) => {
      const person = this.person(id);
      if (!person) return [];
      const limits = checkHardLimits(person, vacancy, settings, asOf);
      return [{ id, limits, ...scorePair(person, vacancy, settings, asOf) }];
    });
    return { total, list };
  }

  /** How many people who break no limit of a post live in each division, by its code. O(people of the division). */
  fittingByDivision(vacancy: Vacancy, options: CountOptions = {}): Map<string, number> {
    const { codes } = this.ground.dictionaries.regions;
    const counts = new Map<string, number>();
    for (const { part, finder } of this.read(vacancy, this.settings.weights)) {
      eachPerson(part, finder, vacancy, options, (broken, row) => {
        if (broken !== 0) return;
        const code = codes[part.columns.regionCode[row] ?? 0] ?? '';
        counts.set(code, (counts.get(code) ?? 0) + 1);
      });
    }
    return counts;
  }

  /** tallyPeople the other way: of posts for a person, given as such. O(posts). */
  tallyPosts(person: Candidate, { exclude = [] }: Pick<CountOptions, 'exclude'> = {}): Tally {
    const tally: Tally = { considered: 0, eligible: 0, refusedBy: {}, onlyBy: {} };
    for (const post of this.postsWithout(exclude))
      countRefusals(tally, checkHardLimits(person, post, this.settings, this.asOf));
    return tally;
  }

  /** nearPeople the other way: the posts of which a person, given as such, breaks a single limit. O(posts). */
  nearPosts(
    person: Candidate,
    filter: NearMissFilter,
    { exclude = [] }: Pick<CountOptions, 'exclude'> = {},
  ): NearMisses {
    return findNearMisses(
      this.postsWithout(exclude),
      filter,
      (post) => checkHardLimits(person, post, this.settings, this.asOf),
      (post) => scorePair(person, post, this.settings, this.asOf),
    );
  }

  /** Anonymous numbers of people near a post, in each sense of near, at several pays, and what each limit costs. O(people). */
  countPeople(vacancy: Vacancy, filter: SupplyFilter): Supply[] {
    const { codes } = this.ground.dictionaries.regions;
    return countSupply(
      this.read(vacancy, this.settings.weights),
      vacancy,
      filter,
      codes,
      this.settings.places ?? new Map(),
    );
  }

  /** An index of some of these people, for questions about them alone: it has no posts on its books. O(ids). */
  among(ids: Iterable<string>): MatchIndex {
    const people = Array.from(ids, (id) => this.person(id)).filter((person) => person !== undefined);
    const { ground } = this;
    return new MatchIndex(ground, peoplePart(people, ground), postsPart([], ground));
  }

  /** The rows in a form that other threads can be given: the columns are shared, not copied. */
  snapshot(): MatchSnapshot {
    return {
      settings: this.settings,
      asOf: this.asOf,
      codes: codesOf(this.ground.dictionaries),
      people: this.peopleBook.base,
      posts: this.postBook.base,
      pending: this.pending(),
    };
  }

  /** What a run over some posts works with: these people, those changed since the build in a part of their own. */
  runs(posts: readonly Vacancy[]): MatchSnapshot[] {
    const [part, snapshot] = [postsPart(posts, this.ground), this.snapshot()];
    return this.peopleBook
      .shelves()
      .map(({ part: people }) => ({ ...snapshot, people, posts: part, pending: 0 }));
  }

  private postsWithout(ids: readonly string[]): Iterable<Vacancy> {
    const left = new Set(ids);
    return this.posts().filter(({ id }) => !left.has(id));
  }

  /** Where a person's row stands; one who is given as such gets a row of its own. */
  private standOf(asked: string | Candidate): { people: PersonColumns; row: number } | undefined {
    if (typeof asked !== 'string') return { people: peoplePart([asked], this.ground).columns, row: 0 };
    const at = this.peopleBook.find(asked);
    return at && { people: at.shelf.part.columns, row: at.row };
  }

  private read(vacancy: Vacancy, weights: MatchWeights): Shelf<PeoplePart, PeopleForPost>[] {
    const { dictionaries } = this.ground;
    const shelves = this.peopleBook.shelves();
    const facts = postFacts(vacancy, dictionaries, this.settings, this.asOf);
    for (const { finder } of shelves) finder.read(facts, this.ground.pointsFor(weights));
    return shelves;
  }
}

const rowsOf = (ids: readonly string[], columns: { ids: readonly string[]; byRank: Int32Array }): number[] =>
  ids.map((id) => rowOf(id, columns.ids, columns.byRank)).filter((row) => row >= 0);
