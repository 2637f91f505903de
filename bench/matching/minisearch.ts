import MiniSearch from 'minisearch';
import { classOf, type Nation } from './nation.ts';
import { fits, scoreOf } from './naive.ts';

/** MiniSearch asked for everything, with the limits as its filter and our points as its boost: exact, and all it can. */
export function runMiniSearch(nation: Nation, k: number, seekers: number) {
  const { posts, reach } = nation;
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  search.addAll(
    posts.map(({ occupation }, id) => ({ id, text: `class${classOf(occupation)} post${occupation}` })),
  );
  const started = performance.now();
  let scoreSum = 0;
  for (const seeker of nation.seekers.slice(0, seekers)) {
    const postOf = (id: unknown) => posts[Number(id)];
    const found = search.search(MiniSearch.wildcard, {
      filter: ({ id }) => {
        const post = postOf(id);
        return post !== undefined && fits(seeker, post, reach);
      },
      // A boost of nothing would drop the post.
      boostDocument: (id) => {
        const post = postOf(id);
        return post ? scoreOf(seeker, post) + 1 : 1;
      },
    });
    scoreSum += found
      .slice(0, k)
      .reduce((sum, { id }) => sum + scoreOf(seeker, postOf(id) as (typeof posts)[number]), 0);
  }
  return { milliseconds: performance.now() - started, scoreSum };
}
