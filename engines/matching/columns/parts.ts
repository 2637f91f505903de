import type { Candidate, MatchSettings, MatchWeights, Vacancy } from '../types.ts';
import { type Best, rankOf, scoreOf } from './best.ts';
import { createDictionaries, type Dictionaries, type DictionaryCodes } from './dictionary.ts';
import { createOccupations, type Occupations } from './occupations.ts';
import { type PeopleLists, peopleLists } from './people-lists.ts';
import { PeopleForPost } from './people-for-post.ts';
import { type PersonColumns, personColumns } from './person-columns.ts';
import { newPersonWriter, writePerson } from './person-writer.ts';
import { type Points, pointsOf } from './points.ts';
import { type PostColumns, postColumns } from './post-columns.ts';
import { PostsForPerson } from './posts-for-person.ts';

/** What all parts of an index have in common. */
export interface Ground {
  dictionaries: Dictionaries;
  occupations: Occupations;
  settings: MatchSettings;
  asOf: string;
  /** Point tables of a weighting; kept for the weightings in use. */
  pointsFor(weights: MatchWeights): Points;
}

export function groundOf(settings: MatchSettings, asOf: string, known?: DictionaryCodes): Ground {
  const dictionaries = createDictionaries(known);
  const tables = new WeakMap<MatchWeights, Points>();
  return {
    dictionaries,
    occupations: createOccupations(dictionaries.occupations.codes, settings),
    settings,
    asOf,
    pointsFor(weights) {
      const points = tables.get(weights) ?? pointsOf(settings, weights);
      tables.set(weights, points);
      return points;
    },
  };
}

export interface PeoplePart {
  columns: PersonColumns;
  lists: PeopleLists;
  gone: Uint8Array;
}

export interface PostsPart {
  columns: PostColumns;
  /** By row. */
  vacancies: Vacancy[];
  gone: Uint8Array;
}

const noneGone = (rows: number) => new Uint8Array(new SharedArrayBuffer(rows));

/** Takes people one by one and gives them as a part. */
export function startPeople(ground: Ground): { add(person: Candidate): void; finish(): PeoplePart } {
  const { dictionaries, occupations, settings } = ground;
  const writer = newPersonWriter();
  return {
    add: (person) => writePerson(writer, person, dictionaries, settings),
    finish() {
      const columns = personColumns(writer, dictionaries);
      const lists = peopleLists(columns, occupations, dictionaries.skills.codes.length);
      return { columns, lists, gone: noneGone(columns.count) };
    },
  };
}

export function peoplePart(people: Iterable<Candidate>, ground: Ground): PeoplePart {
  const part = startPeople(ground);
  for (const person of people) part.add(person);
  return part.finish();
}

export function postsPart(posts: readonly Vacancy[], ground: Ground): PostsPart {
  const columns = postColumns(posts, ground.dictionaries, ground.settings, ground.asOf);
  const byId = new Map(posts.map((post) => [post.id, post]));
  const vacancies = columns.ids.flatMap((id) => byId.get(id) ?? []);
  return { columns, vacancies, gone: noneGone(columns.count) };
}

export function postFinder({ columns, gone }: PostsPart, ground: Ground): PostsForPerson {
  const { dictionaries, occupations, settings, asOf } = ground;
  const context = {
    posts: columns,
    gone,
    occupations,
    regionCodes: dictionaries.regions.codes,
    skillCount: dictionaries.skills.codes.length,
    settings,
    asOf,
  };
  return new PostsForPerson(context, ground.pointsFor(settings.weights));
}

export function peopleFinder({ columns, lists, gone }: PeoplePart, ground: Ground): PeopleForPost {
  const { dictionaries, occupations, settings, asOf } = ground;
  const context = {
    people: columns,
    lists,
    gone,
    occupations,
    occupationCodes: dictionaries.occupations.codes,
    regionCodes: dictionaries.regions.codes,
    settings,
    asOf,
  };
  return new PeopleForPost(context, ground.pointsFor(settings.weights));
}

/** What a question found, best first. */
export function found(
  best: Best,
  { ids, byRank }: PersonColumns | PostColumns,
): { id: string; score: number }[] {
  best.sort();
  return Array.from({ length: best.size }, (_, at) => {
    const key = best.keyAt(at);
    return { id: ids[byRank[rankOf(key)] ?? 0] ?? '', score: scoreOf(key) };
  });
}
