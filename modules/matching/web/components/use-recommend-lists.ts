import { useState } from 'react';
import type { z } from 'zod';
import { recommendPeople } from '#modules/placement/contract/operations.ts';
import { useWrite } from '#ui/hooks.ts';
import type { listRunPosts } from '../../contract/run-operations.ts';
import type { Recommended } from './recommend-result.tsx';

export type RunPost = z.output<typeof listRunPosts.output>['rows'][number];

/** Recommends the people of several posts, post after post; stops at the first that is refused as a whole. */
export function useRecommendLists() {
  const recommend = useWrite(recommendPeople, { refreshes: ['placement.', 'matching.'] });
  const [result, setResult] = useState<Recommended>();
  const [isRunning, setRunning] = useState(false);

  async function run(posts: RunPost[]): Promise<void> {
    setRunning(true);
    const all: Recommended = { recommended: [], refused: [] };
    for (const { id, title, people } of posts.filter((post) => post.people.length > 0)) {
      const done = await recommend.run({ postId: id, personIds: people.map((person) => person.id) });
      if (!done) break;
      all.recommended.push(...done.recommended);
      all.refused.push(...done.refused.map((refusal) => ({ ...refusal, postTitle: title })));
      setResult({ recommended: [...all.recommended], refused: [...all.refused] });
    }
    setRunning(false);
  }
  return { run, isRunning, result, problem: recommend.problem };
}
