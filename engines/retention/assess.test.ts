import { describe, expect, it } from 'vitest';
import { assessRetention, type InsuredMonth, type RetentionFacts } from './index.ts';

const insured = (month: string, enterpriseId = 'here', backPaid = false): InsuredMonth => ({
  month,
  enterpriseId,
  backPaid,
});
const facts = (changes: Partial<RetentionFacts> = {}): RetentionFacts => ({
  enterpriseId: 'here',
  onboardOn: '2018-03-01',
  leftOn: null,
  asOf: '2018-12-31',
  milestones: [1, 2, 3, 6],
  insuredMonths: ['2018-03', '2018-04', '2018-05', '2018-06', '2018-07', '2018-08'].map((m) => insured(m)),
  reading: { requireInsurance: true, countBackPaid: true },
  ...changes,
});
const states = (changes: Partial<RetentionFacts>) =>
  assessRetention(facts(changes)).milestones.map(({ state }) => state);
const third = (changes: Partial<RetentionFacts>) =>
  assessRetention(facts({ milestones: [3], ...changes })).milestones[0];

describe('稳定就业认定', () => {
  it('三月一日入职、月月参保的人，一、二、三、六个月都认定', () => {
    expect(states({})).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);
    expect(third({})).toEqual({
      months: 3,
      dueOn: '2018-06-01',
      state: 'confirmed',
      usedMonths: ['2018-03', '2018-04', '2018-05'],
      missingMonths: [],
      shortBy: 0,
      reasons: ['serviceReached', 'insuredMonthsEnough'],
    });
  });

  it('五月三十一日离职的人满三个月，六个月未达到；五月三十日离职的不满三个月', () => {
    expect(states({ leftOn: '2018-05-31' })).toEqual(['confirmed', 'confirmed', 'confirmed', 'failed']);
    expect(states({ leftOn: '2018-05-30' })).toEqual(['confirmed', 'confirmed', 'failed', 'failed']);
    expect(third({ leftOn: '2018-05-30' })?.reasons).toEqual(['leftBeforeDue']);
  });

  it('还没到期的不催，到期当天才看证据', () => {
    expect(third({ asOf: '2018-05-31', insuredMonths: [] })?.state).toBe('notDue');
    expect(third({ asOf: '2018-06-01', insuredMonths: [] })?.state).toBe('unproven');
    expect(third({ asOf: '2018-05-20', leftOn: '2018-05-25' })?.state).toBe('notDue');
    expect(third({ asOf: '2018-05-25', leftOn: '2018-05-25' })?.state).toBe('failed');
  });

  it('缺一个月参保的人待证实，并说明缺哪个月', () => {
    const verdict = third({ insuredMonths: [insured('2018-03'), insured('2018-05')] });
    expect(verdict).toMatchObject({
      state: 'unproven',
      usedMonths: ['2018-03', '2018-05'],
      missingMonths: ['2018-04'],
      shortBy: 1,
      reasons: ['serviceReached', 'insuredMonthsShort'],
    });
  });

  it('月中入职的人跨四个月，其中任意三个月参保即可', () => {
    const middle = { onboardOn: '2018-03-15', insuredMonths: [] as InsuredMonth[] };
    const months = (...list: string[]) => ({
      ...middle,
      insuredMonths: list.map((m) => insured(m)),
    });
    expect(third(months('2018-04', '2018-05', '2018-06'))?.state).toBe('confirmed');
    expect(third(months('2018-03', '2018-04', '2018-06'))?.state).toBe('confirmed');
    expect(third(months('2018-04', '2018-05', '2018-07'))).toMatchObject({
      state: 'unproven',
      missingMonths: ['2018-03', '2018-06'],
      shortBy: 1,
    });
  });

  it('补缴的月份按本地口径计入或不计入，不计入时说明', () => {
    const insuredMonths = [insured('2018-03'), insured('2018-04', 'here', true), insured('2018-05')];
    expect(third({ insuredMonths })?.state).toBe('confirmed');
    const reading = { requireInsurance: true, countBackPaid: false };
    expect(third({ insuredMonths, reading })).toMatchObject({
      state: 'unproven',
      missingMonths: ['2018-04'],
      reasons: ['serviceReached', 'insuredMonthsShort', 'backPaidNotCounted'],
    });
    const both = [...insuredMonths, insured('2018-04')];
    expect(third({ insuredMonths: both, reading })?.state).toBe('confirmed');
  });

  it('不要求参保的地方，做满时间就认定', () => {
    const reading = { requireInsurance: false, countBackPaid: true };
    expect(third({ insuredMonths: [], reading })).toMatchObject({
      state: 'confirmed',
      missingMonths: [],
      shortBy: 0,
      reasons: ['serviceReached', 'insuranceNotRequired'],
    });
  });

  it('历史某日之后才缴的费，在当日看不到', () => {
    const insuredMonths = ['2018-03', '2018-04', '2018-05'].map((month) => ({
      ...insured(month, 'here', true),
      paidOn: '2018-07-10',
    }));
    expect(third({ insuredMonths, asOf: '2018-07-09' })?.state).toBe('unproven');
    expect(third({ insuredMonths, asOf: '2018-07-10' })?.state).toBe('confirmed');
  });

  it('日期写错的不认定也不判失败，写错的参保月份不算数', () => {
    for (const wrong of [{ onboardOn: '2018-02-30' }, { leftOn: 'x' }, { asOf: '' }]) {
      expect(third(wrong)).toMatchObject({ state: 'unproven', reasons: ['invalidDate'] });
    }
    const insuredMonths = ['2018-03', '2018-13', '', '2018-5'].map((m) => insured(m));
    expect(third({ insuredMonths })?.usedMonths).toEqual(['2018-03']);
  });
});

describe('矛盾证据', () => {
  const list = (changes: Partial<RetentionFacts>) => assessRetention(facts(changes)).contradictions;
  const full = facts().insuredMonths;

  it('在职整月里由别的企业参保，当月起各节点存疑，之前的不受影响', () => {
    const insuredMonths = [...full, insured('2018-05', 'other'), insured('2018-05', 'other')];
    expect(states({ insuredMonths })).toEqual(['confirmed', 'confirmed', 'disputed', 'disputed']);
    expect(list({ insuredMonths })).toEqual([
      { code: 'insuredElsewhere', month: '2018-05', enterpriseId: 'other' },
    ]);
    expect(third({ insuredMonths })?.reasons).toContain('insuredElsewhere');
  });

  it('本企业没参保、别的企业却参保，是存疑，不是等证据', () => {
    const insuredMonths = [insured('2018-04', 'other')];
    expect(third({ insuredMonths })).toMatchObject({ state: 'disputed', shortBy: 3 });
  });

  it('入职当月由原单位参保、离职当月由新单位参保，属正常衔接', () => {
    const insuredMonths = [
      ...['2018-04', '2018-05', '2018-06'].map((m) => insured(m)),
      insured('2018-03', 'former'),
      insured('2018-06', 'next'),
    ];
    const changes = { onboardOn: '2018-03-15', leftOn: '2018-06-20', insuredMonths };
    expect(list(changes)).toEqual([]);
    expect(third(changes)?.state).toBe('confirmed');
  });

  it('离职之后还在参保，逐月列出，已认定的不变', () => {
    const changes = { leftOn: '2018-06-20', insuredMonths: full };
    expect(list(changes)).toEqual([
      { code: 'paidAfterLeaving', month: '2018-07' },
      { code: 'paidAfterLeaving', month: '2018-08' },
    ]);
    expect(third(changes)?.state).toBe('confirmed');
  });

  it('查看过去某日时，之后的月份还看不到', () => {
    const changes = { leftOn: '2018-06-20', insuredMonths: full };
    expect(list({ ...changes, asOf: '2018-06-30' })).toEqual([]);
    expect(list({ ...changes, asOf: '2018-07-01' })).toEqual([
      { code: 'paidAfterLeaving', month: '2018-07' },
    ]);
  });

  it('入职之前已连续参保的列出，早先离开过的那一段不算', () => {
    const insuredMonths = ['2018-02', '2018-01', '2017-11', ...full.map(({ month }) => month)].map((m) =>
      insured(m),
    );
    expect(list({ insuredMonths })).toEqual([
      { code: 'insuredBeforeOnboard', month: '2018-01' },
      { code: 'insuredBeforeOnboard', month: '2018-02' },
    ]);
  });

  it('离职日早于入职日，列为矛盾，各节点未达到', () => {
    const changes = { leftOn: '2018-02-01', insuredMonths: [] };
    expect(list(changes)).toEqual([{ code: 'leftBeforeOnboard' }]);
    expect(new Set(states(changes))).toEqual(new Set(['failed']));
  });
});
