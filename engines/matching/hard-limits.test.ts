import { describe, expect, it } from 'vitest';
import { type Candidate, checkHardLimits, type Vacancy } from './index.ts';
import { AS_OF, candidateWith, settings, vacancyWith } from './sample.ts';

const limits = (candidate: Partial<Candidate>, vacancy: Partial<Vacancy> = {}) =>
  checkHardLimits(candidateWith(candidate), vacancyWith(vacancy), settings, AS_OF);
const codes = (candidate: Partial<Candidate>, vacancy: Partial<Vacancy> = {}) =>
  limits(candidate, vacancy).map(({ code }) => code);

describe('硬性条件', () => {
  it('条件都合的人没有一条不符', () => {
    expect(limits({})).toEqual([]);
  });

  it('不在求职、不同意推荐、岗位已关闭、名额已满，各列一条', () => {
    expect(limits({ status: 'employed' })).toEqual([{ code: 'notSeeking', params: { status: 'employed' } }]);
    expect(limits({ hasConsent: false })).toEqual([{ code: 'noConsent', params: {}, closer: 'consent' }]);
    expect(codes({}, { isOpen: false })).toEqual(['closed']);
    expect(codes({}, { remaining: 0 })).toEqual(['noPlaceLeft']);
  });

  it('上岗当天满十六周岁的可以，差一天的不可以，生日不详的不可以', () => {
    expect(limits({ birthOn: '2001-11-01' })).toEqual([]);
    expect(limits({ birthOn: '2001-11-02' })).toEqual([
      { code: 'belowWorkingAge', params: { age: 15, min: 16, on: '2017-11-01' } },
    ]);
    expect(codes({ birthOn: null })).toEqual(['ageUnknown']);
    expect(codes({ birthOn: '1990-02-30' })).toEqual(['ageUnknown']);
  });

  it('法律另定十八周岁的岗位按十八周岁，不会放低到十六以下', () => {
    expect(codes({ birthOn: '2000-06-01' }, { ageMin: 18 })).toEqual(['belowWorkingAge']);
    expect(codes({ birthOn: '2002-06-01' }, { ageMin: 14 })).toEqual(['belowWorkingAge']);
  });

  it('用工日期已过的岗位，年龄和到岗时间从今天算', () => {
    const overdue = { neededOn: '2017-09-01' };
    expect(codes({ birthOn: '2001-10-15' }, overdue)).toEqual([]);
    expect(codes({ availableOn: '2017-11-14' }, overdue)).toEqual([]);
    expect(codes({ availableOn: '2017-11-15' }, overdue)).toEqual(['startsTooLate']);
  });

  it('学历、必备技能、经验不足的，逐条列出事实', () => {
    const vacancy = {
      educationRankMin: 3,
      skills: ['solder', 'weld', 'lathe'].map((code) => ({ code, required: true })),
    };
    expect(limits({ experienceMonths: { '6-25-04-02': 5, '4-02-01-01': 90 } }, vacancy)).toEqual([
      { code: 'education', params: { rank: 2, min: 3 } },
      { code: 'skill', params: { skill: 'weld' }, closer: 'training' },
      { code: 'skill', params: { skill: 'lathe' }, closer: 'training' },
      { code: 'experience', params: { months: 5, min: 12 } },
    ]);
  });

  it('同一小类的经验合并计算', () => {
    expect(codes({ experienceMonths: { '6-25-04-01': 6, '6-25-04-09': 6 } })).toEqual([]);
  });

  it('只愿在本村、本镇、本县、本市工作的人，出了范围就不推', () => {
    const places = ['510503100001', '510503100002', '510503101001', '510524100001', '510104001001'];
    const allowed = (workRange: Candidate['workRange']) =>
      places.map((regionCode) => codes({ workRange }, { regionCode }).length === 0);
    expect(allowed('village')).toEqual([true, false, false, false, false]);
    expect(allowed('town')).toEqual([true, true, false, false, false]);
    expect(allowed('county')).toEqual([true, true, true, false, false]);
    expect(allowed('city')).toEqual([true, true, true, true, false]);
    expect(allowed('anywhere')).toEqual([true, true, true, true, true]);
    expect(codes({ regionCode: '' })).toEqual(['outOfRange']);
  });

  it('要住宿的人，每天回得了家的岗位不要求宿舍，回不了家的要有宿舍；有宿舍也不越过本人愿去的范围', () => {
    const far = { regionCode: '510524100001' };
    const mover = { workRange: 'city' as const, needsLodging: true };
    expect(codes(mover, { regionCode: '510503101001' })).toEqual([]);
    expect(limits(mover, far)).toEqual([
      { code: 'noLodging', params: { distance: 'city' }, closer: 'lodging' },
    ]);
    expect(codes(mover, { ...far, hasLodging: true })).toEqual([]);
    expect(codes({ needsLodging: true }, { ...far, hasLodging: true })).toEqual(['outOfRange']);
  });

  it('倒班岗位要本人接受，到岗日期超过可等天数的不推', () => {
    expect(codes({ acceptsShift: false })).toEqual(['shift']);
    expect(codes({ acceptsShift: false }, { isShift: false })).toEqual([]);
    expect(codes({ availableOn: '2017-12-01' })).toEqual([]);
    expect(limits({ availableOn: '2017-12-02' })).toEqual([
      {
        code: 'startsTooLate',
        params: { availableOn: '2017-12-02', neededOn: '2017-11-01' },
        closer: 'laterStart',
      },
    ]);
    expect(codes({ availableOn: 'x' })).toEqual(['startsTooLate']);
  });

  it('几条都不合的，一次全部列出', () => {
    const candidate = {
      status: 'stopped',
      hasConsent: false,
      birthOn: null,
      educationRank: 0,
      skills: [],
    };
    const more = { experienceMonths: {}, workRange: 'village' as const, needsLodging: true };
    const rest = { acceptsShift: false, availableOn: '2018-06-01' };
    const vacancy = { isOpen: false, remaining: 0, regionCode: '110101001001' };
    expect(codes({ ...candidate, ...more, ...rest }, vacancy)).toEqual([
      'notSeeking',
      'noConsent',
      'closed',
      'noPlaceLeft',
      'ageUnknown',
      'education',
      'skill',
      'experience',
      'outOfRange',
      'noLodging',
      'shift',
      'startsTooLate',
    ]);
  });
});
