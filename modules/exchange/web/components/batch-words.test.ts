import { expect, it } from 'vitest';
import { aboutSeconds } from './batch-words.ts';

it('剩余时间说成整十秒，不到十秒才按秒说', () => {
  expect([0, 4, 12, 60, 75, 601].map(aboutSeconds)).toEqual([
    '1 秒',
    '4 秒',
    '20 秒',
    '1 分',
    '1 分 20 秒',
    '10 分 10 秒',
  ]);
});
