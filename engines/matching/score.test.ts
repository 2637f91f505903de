import { describe, expect, it } from 'vitest';
import { type Candidate, checkMatchSettings, scorePair, type Vacancy } from './index.ts';
import { AS_OF, candidateWith, settings, vacancyWith } from './sample.ts';

const pair = (candidate: Partial<Candidate>, vacancy: Partial<Vacancy> = {}) =>
  scorePair(candidateWith(candidate), vacancyWith(vacancy), settings, AS_OF);
const points = (code: string, candidate: Partial<Candidate>, vacancy: Partial<Vacancy> = {}) =>
  pair(candidate, vacancy).reasons.find((reason) => reason.code === code)?.points;

describe('匹配得分', () => {
  it('样样都合的一对得满分一千分，理由逐条列出', () => {
    expect(pair({})).toEqual({
      score: 1000,
      reasons: [
        { code: 'wishSame', points: 200, params: { occupation: '6-25-04-01' } },
        { code: 'experienceSame', points: 200, params: { months: 36 } },
        {
          code: 'paySure',
          points: 150,
          params: { expectedFen: 350_000, payMinFen: 350_000, payMaxFen: 450_000 },
        },
        { code: 'near', points: 150, params: { distance: 'village' } },
        { code: 'available', points: 100, params: { days: 0 } },
        { code: 'skills', points: 80, params: { held: 1, asked: 1 } },
        { code: 'priorityGroup', points: 60, params: { group: 'poorHousehold' } },
        { code: 'fresh', points: 60, params: { days: 0 } },
      ],
      missing: [],
    });
  });

  it('样样都差的一对得零分，差在哪里、怎样补上逐条列出', () => {
    const candidate = {
      occupationCodes: ['4-02-01-01'],
      experienceMonths: {},
      payExpectedFen: 500_000,
    };
    const rest = { availableOn: '2018-01-01', skills: [], groups: [], lastContactOn: null };
    const result = pair({ ...candidate, ...rest }, { regionCode: '110101001001' });
    expect(result).toEqual({
      score: 0,
      reasons: [],
      missing: [
        { code: 'otherWish', params: { occupation: '6-25-04-01' } },
        { code: 'noExperience', params: { occupation: '6-25-04-01' }, closer: 'training' },
        {
          code: 'payBelow',
          params: {
            expectedFen: 500_000,
            payMinFen: 350_000,
            payMaxFen: 450_000,
            shortFen: 50_000,
          },
          closer: 'higherPay',
        },
        { code: 'farAway', params: { distance: 'far' } },
        { code: 'startsLater', params: { days: 61 }, closer: 'laterStart' },
        { code: 'skill', params: { skill: 'inspect' }, closer: 'training' },
        { code: 'contactOld', params: {}, closer: 'contact' },
      ],
    });
  });

  it('愿做同一小类工种或什么都愿做的，得一部分分', () => {
    expect(points('wishNear', { occupationCodes: ['4-02-01-01', '6-25-04-09'] })).toBe(120);
    expect(points('wishAny', { occupationCodes: [] })).toBe(80);
  });

  it('经验按月数折算到满分为止，同工种与同小类取分高的一项', () => {
    expect(points('experienceSame', { experienceMonths: { '6-25-04-01': 18 } })).toBe(100);
    expect(points('experienceSame', { experienceMonths: { '6-25-04-01': 400 } })).toBe(200);
    expect(points('experienceNear', { experienceMonths: { '6-25-04-01': 3, '6-25-04-02': 36 } })).toBe(100);
  });

  it('最低工资就够的得满分，最高工资才够的得一部分，没提要求的算够', () => {
    expect(points('payPossible', { payExpectedFen: 450_000 })).toBe(90);
    expect(points('paySure', { payExpectedFen: null })).toBe(150);
  });

  it('晚到岗一天少一点分，并提示可以晚到岗', () => {
    const result = pair({ availableOn: '2017-11-02' });
    expect(result.missing).toEqual([{ code: 'startsLater', params: { days: 1 }, closer: 'laterStart' }]);
    expect(points('available', { availableOn: '2017-11-02' })).toBe(96);
    expect(points('available', { availableOn: '2017-12-01' })).toBe(3);
  });

  it('加分技能按会的比例得分，没有要求的算全会', () => {
    const skills = ['inspect', 'weld', 'drive', 'paint'].map((code) => ({ code, required: false }));
    expect(points('skills', {}, { skills })).toBe(20);
    expect(points('skills', { skills: [] }, { skills: [{ code: 'weld', required: true }] })).toBe(80);
  });

  it('联系越久以前得分越少，过了期限提示重新联系', () => {
    expect(points('fresh', { lastContactOn: '2017-08-31' })).toBe(30);
    const old = pair({ lastContactOn: '2017-07-17' });
    expect(old.missing).toEqual([
      { code: 'contactOld', params: { lastContactOn: '2017-07-17' }, closer: 'contact' },
    ]);
  });
});

describe('匹配设置检查', () => {
  it('合理的设置没有问题', () => {
    expect(checkMatchSettings(settings)).toEqual([]);
  });

  it('加起来不是一千分、不是整数、期限为零、次要的比主要的分高，都能查出', () => {
    const { weights } = settings;
    const broken = {
      ...settings,
      freshDays: 0,
      maxWaitDays: -1,
      weights: { ...weights, skills: 80.5, wishAny: 300, near: { ...weights.near, city: 120 } },
    };
    expect(checkMatchSettings(broken)).toEqual([
      { code: 'notWhole', field: 'maxWaitDays' },
      { code: 'notWhole', field: 'weights.skills' },
      { code: 'zero', field: 'freshDays' },
      { code: 'lessForMore', field: 'weights.wishAny' },
      { code: 'lessForMore', field: 'weights.near.city' },
      { code: 'weightsNotFull', field: 'weights' },
    ]);
  });
});
