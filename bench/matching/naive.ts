import { classOf, type Nation, POINTS, type Post, provinceOf, type Reach, type Seeker } from './nation.ts';

/** The rules of the comparison written once more, pair by pair: what every fast answer is checked against. */
export function scoreOf(seeker: Seeker, post: Post): number {
  const { same, near, surplus, surplusFull, fresh, freshDays } = POINTS;
  const isNear = classOf(seeker.occupation) === classOf(post.occupation);
  const wish = seeker.occupation === post.occupation ? same : isNear ? near : 0;
  const above = Math.min(surplusFull, post.payYuan - seeker.wishYuan);
  const left = Math.max(0, freshDays - post.ageDays);
  return wish + Math.floor((surplus * above) / surplusFull) + Math.floor((fresh * left) / freshDays);
}

export function fits(seeker: Seeker, post: Post, reach: Reach): boolean {
  if (reach !== 'nation') {
    const place = reach === 'city' ? post.city : provinceOf(post.city);
    if (!seeker.accepts.includes(place)) return false;
  }
  return seeker.age >= post.youngest && seeker.age <= post.oldest && post.payYuan >= seeker.wishYuan;
}

/** filter, map, sort: the k best posts as [number, score], and how many passed. */
export function naiveTop({ posts, reach }: Nation, seeker: Seeker, k: number) {
  const passing = posts
    .map((post, number) => ({ post, number }))
    .filter(({ post }) => fits(seeker, post, reach))
    .map(({ post, number }) => ({ number, score: scoreOf(seeker, post) }));
  const best = passing.sort((a, b) => b.score - a.score || a.number - b.number).slice(0, k);
  return { passing: passing.length, best };
}
