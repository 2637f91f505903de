import { describe, expect, it } from 'vitest';
import type { Tally } from '#engines/matching/index.ts';
import { whyNone } from './why-none.ts';

const tally = (more: Partial<Tally>): Tally => ({
  considered: 10,
  eligible: 0,
  refusedBy: {},
  onlyBy: {},
  ...more,
});

describe('岗位为什么没有人选', () => {
  it('说出挡住最多人的条件，和其中多少人只差这一项；法定年龄不说只差', () => {
    const most = tally({ refusedBy: { shift: 4, outOfRange: 7 }, onlyBy: { shift: 3, outOfRange: 2 } });
    expect(whyNone(most)).toEqual({
      code: 'outOfRange',
      text: '超出愿去的范围的最多：7 人，其中 2 人只差这一项',
    });
    const young = tally({ refusedBy: { belowWorkingAge: 10 }, onlyBy: { belowWorkingAge: 10 } });
    expect(whyNone(young)).toEqual({ code: 'belowWorkingAge', text: '未到法定年龄的最多：10 人' });
  });

  it('有人符合条件，是因为各有更合适的岗位；一个人也没有，就说没有人可以比对', () => {
    expect(whyNone(tally({ eligible: 3, refusedBy: { shift: 7 } }))).toMatchObject({ code: 'elsewhere' });
    expect(whyNone(tally({ considered: 0 }))).toMatchObject({ code: 'nobody' });
  });
});
