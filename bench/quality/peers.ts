import { type Links, listLength, listOf, type Signal } from '#engines/matching/behaviour/index.ts';

/** The textbook methods every learned list is measured against, each as published or measured before. */
const damped = (lists: Links['postsOf'], rows: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => Math.max(1, listLength(lists, row)) ** -0.5);

/** Sum over similar people of what they chose; similarity = cosine of their choices. */
export function userKnn({ people, postsOf, peopleOf }: Links): Signal {
  const damp = damped(postsOf, people);
  const shared = new Float64Array(people);
  return {
    name: 'user-KNN',
    scorePosts(person, points) {
      points.fill(0);
      shared.fill(0);
      for (const post of listOf(postsOf, person))
        for (const other of listOf(peopleOf, post)) shared[other] = (shared[other] ?? 0) + 1;
      shared[person] = 0;
      for (let other = 0; other < people; other += 1) {
        const cosine = (shared[other] ?? 0) * (damp[other] ?? 0) * (damp[person] ?? 0);
        if (cosine > 0)
          for (const post of listOf(postsOf, other)) points[post] = (points[post] ?? 0) + cosine;
      }
    },
  };
}

/** Sum over the person's posts of similar posts; similarity = cosine of their people. */
export function itemKnn({ posts, postsOf, peopleOf }: Links): Signal {
  const damp = damped(peopleOf, posts);
  return {
    name: 'item-KNN',
    scorePosts(person, points) {
      points.fill(0);
      for (const own of listOf(postsOf, person))
        for (const other of listOf(peopleOf, own)) {
          const weight = damp[own] ?? 0;
          for (const post of listOf(postsOf, other))
            if (post !== own) points[post] = (points[post] ?? 0) + weight * (damp[post] ?? 0);
        }
    },
  };
}

/** Place first (same city, then same state), the words of seen titles within it. */
export function tiersThenWords(cityMatch: Signal, stateMatch: Signal, words: Signal): Signal {
  const tier = { city: 4, state: 2 };
  return {
    name: 'city > state + words',
    scorePosts(person, points) {
      const part = new Float32Array(points.length);
      words.scorePosts(person, points);
      stateMatch.scorePosts(person, part);
      for (let post = 0; post < part.length; post += 1)
        if ((part[post] ?? 0) > 0) points[post] = (points[post] ?? 0) + tier.state;
      cityMatch.scorePosts(person, part);
      for (let post = 0; post < part.length; post += 1)
        if ((part[post] ?? 0) > 0) points[post] = (points[post] ?? 0) + tier.city;
    },
  };
}
