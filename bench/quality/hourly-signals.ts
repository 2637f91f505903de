import {
  bagMatch,
  bagsOf,
  bagsOfChoices,
  companions,
  type DatedChoice,
  type Links,
  popular,
  posted,
  reach,
  type Signal,
  vocabularyOf,
  wantedNow,
  wordsOf,
} from '#engines/matching/behaviour/index.ts';
import type { HourlyData } from './hourly-data.ts';
import { daysOfPeople, daysOfPosts } from './hourly-days.ts';
import { tiersThenWords } from './peers.ts';

/** Days until nearness in time has faded to 1/e; found on views held back inside the training part. */
const POSTED_DAYS = 20;
const WANTED_DAYS = 2;

export interface Known {
  signals: Signal[];
  peers: Signal[];
  /** For people of whom only the profile is known. */
  coldPeers: Signal[];
}

/** Every part that can be said of a person from `links` and the dated views behind them. */
export function signalsOf(data: HourlyData, links: Links, views: readonly DatedChoice[]): Known {
  const { jobs, seekers } = data;
  const words = jobs.map(({ title }) => wordsOf(title));
  const vocabulary = vocabularyOf(words, 'rare');
  const titles = bagsOf(words, vocabulary);
  const byCode = (name: string, codeOf: (job: HourlyData['jobs'][number]) => string) => {
    const codes = jobs.map((job) => [codeOf(job)].filter(Boolean));
    const bags = bagsOf(codes, vocabularyOf(codes, 'same'));
    return bagMatch(name, bagsOfChoices(links, bags), bags);
  };
  const said = (name: string, linesOf: (seeker: HourlyData['seekers'][number]) => string[]) =>
    bagMatch(
      name,
      bagsOf(
        seekers.map((each) => linesOf(each).flatMap(wordsOf)),
        vocabulary,
      ),
      titles,
    );
  const seenTitles = bagMatch('seenTitles', bagsOfChoices(links, titles), titles);
  const profile = said('profileTitles', ({ wishes, past }) => [...wishes, ...past]);
  const own = data.placesOf(links);
  const known = seekers.map(({ home }, person) => [...home, ...(own[person] ?? [])]);
  const now = daysOfPeople(data, views);
  const since = daysOfPosts(data, views);
  const city = placeMatch('sameCity', data, own, ({ city: place }) => place);
  const state = placeMatch('sameState', data, own, ({ state: place }) => place);
  return {
    signals: [
      city,
      state,
      reach(
        known,
        own,
        Int32Array.from(jobs, ({ city: place }) => place),
        data.places.length,
      ),
      seenTitles,
      said('wishedTitles', ({ wishes }) => wishes),
      said('pastTitles', ({ past }) => past),
      byCode('sameEmployer', ({ company }) => company),
      byCode('sameIndustry', ({ industry }) => industry),
      companions(links),
      posted(now, since, POSTED_DAYS),
      wantedNow(views, now, WANTED_DAYS),
      popular(links),
    ],
    peers: [tiersThenWords(city, state, seenTitles), seenTitles, popular(links)],
    coldPeers: [tiersThenWords(city, state, profile), profile, popular(links)],
  };
}

/** Share of the person's places that are the post's. */
function placeMatch(
  name: string,
  { jobs, places }: HourlyData,
  own: readonly (readonly number[])[],
  placeOf: (place: HourlyData['places'][number]) => string,
): Signal {
  const nameOf = (place: number) => {
    const found = places[place];
    return found ? placeOf(found) : '';
  };
  const ofPosts = jobs.map(({ city }) => nameOf(city));
  return {
    name,
    scorePosts(person, points) {
      const shares = new Map<string, number>();
      const list = own[person] ?? [];
      for (const place of list) shares.set(nameOf(place), (shares.get(nameOf(place)) ?? 0) + 1 / list.length);
      for (let post = 0; post < points.length; post += 1) points[post] = shares.get(ofPosts[post] ?? '') ?? 0;
    },
  };
}
