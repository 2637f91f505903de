import { expect, test } from 'vitest';
import { quarterStart } from './summary.ts';

test.each([
  ['2018-01-01', '2018-01-01'],
  ['2018-03-31', '2018-01-01'],
  ['2017-10-15', '2017-10-01'],
  ['2018-09-30', '2018-07-01'],
])('%s 所在季度从 %s 开始', (date, first) => {
  expect(quarterStart(date)).toBe(first);
});
