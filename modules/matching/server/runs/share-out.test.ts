import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { shareInThread } from './match-list.ts';
import { type Sharing, share } from './share-out.ts';

const [people, posts, k] = [60_000, 2000, 10];
function shared(values: (at: number) => number, length: number): Int32Array {
  const ints = new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
  for (let at = 0; at < length; at += 1) ints[at] = values(at);
  return ints;
}

/** Everybody with ten posts, as a run over a small city leaves them. */
const city: Sharing = {
  parts: [
    {
      byRank: shared((at) => at, people),
      result: {
        k,
        posts: shared((place) => (Math.floor(place / k) * 7919 + (place % k) * 104_729) % posts, people * k),
        scores: shared((place) => 1000 - (place % k) * 40 - (Math.floor(place / k) % 37), people * k),
      },
    },
  ],
  perPerson: 2,
  kinds: Array.from({ length: posts }, (_, post) => [post]),
  most: Array.from({ length: posts }, () => 30),
  barred: new Map([[7, [3, 55_433 % posts]]]),
};

/** Processor time of this thread in microseconds. */
const ownTime = async (work: () => unknown): Promise<number> => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
};

const kill = (deaths: number) => {
  let started = 0;
  return (worker: Worker) => {
    started += 1;
    if (started <= deaths) worker.once('online', () => void worker.terminate());
  };
};

describe('把全部人员分到各岗位', () => {
  it('每个岗位不超过它要的人，每人不超过上限，有人否决过的不分给他', () => {
    const { ends, people: shared, proposed } = share(city);
    const lists = Array.from(ends, (end, post) => [...shared.subarray(ends[post - 1] ?? 0, end)]);
    expect(lists.every((list) => list.length <= 30)).toBe(true);
    const times = Map.groupBy(shared, (person) => person);
    expect([...times.values()].every((list) => list.length <= 2)).toBe(true);
    expect(times.size).toBe(proposed);
    expect(lists[3]).not.toContain(7);
  });

  it('在单独的线程里分，服务器主线程用的处理器时间不到自己分的一半，结果一样', async () => {
    const here = await ownTime(() => share(city));
    const expected = share(city);
    let found: Awaited<ReturnType<typeof shareInThread>> | undefined;
    const beside = await ownTime(async () => {
      found = await shareInThread(city, {});
    });
    expect(found).toEqual(expected);
    expect(beside).toBeLessThan(here / 2);
  });

  it('线程被结束，换一个重分，结果一样；总被结束时报出来；停止服务时不再重来', async () => {
    const expected = share(city);
    expect(await shareInThread(city, { onThread: kill(2) })).toEqual(expected);
    await expect(shareInThread(city, { onThread: kill(9) })).rejects.toThrow('people not shared out');
    const stopping = new AbortController();
    let started = 0;
    const onThread = () => {
      started += 1;
      stopping.abort();
    };
    await expect(shareInThread(city, { signal: stopping.signal, onThread })).rejects.toThrow();
    expect(started).toBe(1);
  });
});
