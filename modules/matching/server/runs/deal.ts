/** How many people each post takes, and which it must not get. */
export interface DealRules<Post, Person> {
  mostFor(post: Post): number;
  isBarred(person: Person, post: Post): boolean;
}

/** Deals people to posts that are alike, in turn, the best first, so that none of the posts is left with nobody. */
export function deal<Post, Person>(
  posts: readonly Post[],
  people: readonly Person[],
  { mostFor, isBarred }: DealRules<Post, Person>,
): Map<Post, Person[]> {
  const lists = new Map<Post, Person[]>();
  const open = posts.filter((post) => mostFor(post) > 0);
  let turn = 0;
  for (const person of people) {
    const steps = open.findIndex((_, step) => !isBarred(person, open[(turn + step) % open.length] as Post));
    if (steps < 0) continue;
    const at = (turn + steps) % open.length;
    const post = open[at] as Post;
    const list = lists.get(post) ?? [];
    list.push(person);
    lists.set(post, list);
    const isFull = list.length >= mostFor(post);
    if (isFull) open.splice(at, 1);
    turn = isFull ? at : at + 1;
    if (turn >= open.length) turn = 0;
  }
  return lists;
}
