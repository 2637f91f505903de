import { describe, expect, it } from 'vitest';
import { buildIndex, createLiveIndex, type MatchEvent, openSnapshot } from './index.ts';
import { AS_OF, candidateWith, settings, vacancyWith } from './sample.ts';

const arrives = (id: string): MatchEvent => ({ kind: 'person', person: candidateWith({ id }) });

describe('索引更换不停用', () => {
  it('重建期间照常查询；期间的变动换上新索引后都在，从别的线程建好送来也一样', () => {
    const rows = { people: [candidateWith({ id: 'a' }), candidateWith({ id: 'b' })], posts: [vacancyWith()] };
    const live = createLiveIndex(buildIndex(rows, settings, AS_OF));
    live.apply(arrives('before'));
    live.beginRebuild();
    const next = buildIndex({ ...rows, people: [...live.current().people()] }, settings, AS_OF);
    live.apply(arrives('c'));
    live.apply({ kind: 'personGone', id: 'a' });
    const idsNow = () =>
      live
        .current()
        .topPeople('v1', 9)
        ?.map(({ id }) => id);
    expect(idsNow()).toEqual(['b', 'before', 'c']);
    live.finishRebuild(openSnapshot(structuredClone(next.snapshot())));
    expect(idsNow()).toEqual(['b', 'before', 'c']);
    live.apply({ kind: 'postGone', id: 'v1' });
    expect(idsNow()).toBeUndefined();
  });
});
