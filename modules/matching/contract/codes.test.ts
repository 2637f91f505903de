import { describe, expect, it } from 'vitest';
import type {
  HardLimit,
  HardLimitCode,
  Missing,
  MissingCode,
  Params,
  Reason,
  ReasonCode,
} from '#engines/matching/index.ts';
import { limitLabels, limitText, type MatchWords, missingText, reasonText } from './codes.ts';

const words: MatchWords = {
  postOccupation: '缝纫工',
  occupation: (code) => `工种${code}`,
  education: (rank) => ['小学', '初中', '高中'][rank] ?? '不明',
  status: () => '在职',
  group: () => '脱贫人员',
  workRange: () => '本镇（街道）',
};
const limit = (code: HardLimitCode, params: Params): string =>
  limitText({ code, params } satisfies HardLimit, words);
const reason = (code: ReasonCode, params: Params): string =>
  reasonText({ code, points: 1, params } satisfies Reason, words);
const lack = (code: MissingCode, params: Params, closer?: Missing['closer']): string =>
  missingText({ code, params, ...(closer ? { closer } : {}) }, words);

describe('匹配理由', () => {
  it('理由写出事实：工种、年限、工资、距离', () => {
    expect(reason('wishSame', { occupation: '6' })).toBe('想做缝纫工');
    expect(reason('wishNear', { occupation: '6', wish: '7' })).toBe('想做工种7，与缝纫工相近');
    expect(reason('experienceSame', { months: 36 })).toBe('做过缝纫工 3 年');
    expect(reason('experienceNear', { months: 14 })).toBe('做过相近工种 1 年 2 个月');
    expect(reason('paySure', { expectedFen: 450_000, payMinFen: 520_000 })).toBe(
      '期望 4,500 元 ≤ 最低 5,200 元',
    );
    expect(reason('paySure', { payMinFen: 520_000 })).toBe('对工资没有要求');
    expect(reason('payPossible', { expectedFen: 450_050, payMaxFen: 520_000 })).toBe(
      '期望 4,500.50 元 ≤ 最高 5,200 元',
    );
    expect(reason('near', { distance: 'town' })).toBe('同镇街');
    expect(reason('available', { days: 0 })).toBe('能按时到岗');
    expect(reason('skills', { held: 1, asked: 2 })).toBe('掌握 2 项技能中的 1 项');
    expect(reason('priorityGroup', { group: 'poorHousehold' })).toBe('重点群体：脱贫人员');
    expect(reason('fresh', { days: 12 })).toBe('12 天前联系过');
    expect(reason('wishAny', {})).toBe('不限工种');
    expect(reason('paySurplus', { surplusFen: 50_000 })).toBe('工资比期望高 500 元');
    expect(reason('paySurplus', {})).toBe('对工资没有要求');
    expect(reason('newPost', { days: 3 })).toBe('岗位 3 天前发布');
    expect(reason('peers', { peers: 8, applied: 6 })).toBe('应聘过同样岗位的 8 人里有 6 人也应聘了这里');
  });

  it('每条不符合的硬条件写出两边的事实', () => {
    const params: Params = {
      status: 'working',
      min: 1,
      rank: 0,
      skill: '焊工证',
      months: 3,
      distance: 'city',
      workRange: 'town',
      neededOn: '2017-11-10',
      availableOn: '2018-01-01',
      age: 61,
      max: 60,
      expectedFen: 450_000,
      payMaxFen: 400_000,
    };
    for (const code of Object.keys(limitLabels) as HardLimitCode[]) {
      expect(limit(code, params)).toMatch(/[\u4e00-\u9fff]/);
      expect(limit(code, params)).not.toMatch(/undefined|NaN/);
    }
    expect(limit('education', params)).toBe('学历为小学，岗位要求初中及以上');
    expect(limit('outOfRange', params)).toBe('只愿在本镇（街道）范围内工作，岗位与住地同市不同区县');
    expect(limit('startsTooLate', params)).toBe('2018-01-01 才能到岗，岗位 2017-11-10 用人');
  });

  it('差什么、怎么补写在一句话里', () => {
    expect(lack('noExperience', { occupation: '6' }, 'training')).toBe('没有做过缝纫工，可安排培训');
    expect(lack('payBelow', { shortFen: 30_000 }, 'higherPay')).toBe(
      '期望工资比岗位最高工资多 300 元，可商企业提高待遇',
    );
    expect(lack('contactOld', {}, 'contact')).toBe('没有联系记录，请先联系本人');
    expect(lack('otherWish', {})).toBe('意向工种不是缝纫工');
    expect(lack('startsLater', { days: 5 }, 'laterStart')).toBe('比用人日期晚 5 天到岗，可商企业推迟到岗');
    expect(lack('skill', { skill: '质检' }, 'training')).toBe('没有登记技能“质检”，可安排培训');
    expect(lack('farAway', { distance: 'far' })).toBe('岗位与住地不同城市');
  });
});
