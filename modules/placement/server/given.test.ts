import { describe, expect, it } from 'vitest';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Given, givenField } from '../contract/fields.ts';
import type { PlacementAction } from '../contract/workflow.ts';
import { type Dates, givenNames, givenRefusal, reasonOf, traceOf } from './given.ts';

const term = (code: string, label: string) => ({ code, label, aliases: [] });
const pack = {
  dictionaries: { exitReason: [term('tooFar', '离家太远')], leaveReason: [term('changedJob', '另找工作')] },
} as unknown as PackInForce;
const dates: Dates = {
  recommendedOn: '2017-10-01',
  intendedOn: '2017-10-05',
  medicalOn: '2017-10-08',
  trainedOn: null,
  onboardOn: '2017-10-20',
};
const given = (more: object): Given => givenField.parse(more);
const codeOf = (action: PlacementAction, more: object, today = '2017-10-15') =>
  givenRefusal(action, dates, given(more), { today, pack })?.code;

describe('办理时填写的内容', () => {
  it('面试可以约在今后，不能早于推荐', () => {
    expect(codeOf('acceptInterview', { interviewOn: '2017-12-01' })).toBeUndefined();
    expect(codeOf('acceptInterview', { interviewOn: '2017-09-30' })).toBe('placement.dateOrder');
  });

  it('体检不能早于意向，也不能在今天以后', () => {
    expect(codeOf('passMedical', { onDate: '2017-10-05' })).toBeUndefined();
    expect(codeOf('passMedical', { onDate: '2017-10-04' })).toBe('placement.dateOrder');
    expect(codeOf('passMedical', { onDate: '2017-10-16' })).toBe('placement.dateAhead');
  });

  it('上岗登记可以提前，确认要等到上岗那天', () => {
    expect(
      codeOf('enterOnboarding', { onboardOn: '2017-10-20', contractFrom: '2017-10-20', contractOpen: true }),
    ).toBeUndefined();
    expect(codeOf('confirmOnboarding', {})).toBe('placement.dateAhead');
    expect(codeOf('confirmOnboarding', {}, '2017-10-20')).toBeUndefined();
  });

  it('合同终止不能早于起始；终止日期和无固定期限只能填一项', () => {
    const from = { onboardOn: '2017-10-20', contractFrom: '2017-10-20' };
    expect(codeOf('enterOnboarding', { ...from, contractTo: '2017-10-19' })).toBe('placement.dateOrder');
    expect(codeOf('enterOnboarding', { ...from, contractTo: '2018-10-19', contractOpen: true })).toBe(
      'placement.contractEnd',
    );
  });

  it('离职不能早于上岗，不能在今天以后', () => {
    expect(codeOf('leave', { leftOn: '2017-10-19' }, '2017-11-01')).toBe('placement.dateOrder');
    expect(codeOf('leave', { leftOn: '2017-11-02' }, '2017-11-01')).toBe('placement.dateAhead');
    expect(
      codeOf('leave', { leftOn: '2017-11-01', leaveReason: 'changedJob' }, '2017-11-01'),
    ).toBeUndefined();
  });

  it('原因要从地区包的列表里选', () => {
    expect(codeOf('refuse', { exitReason: 'tooFar' })).toBeUndefined();
    expect(codeOf('refuse', { exitReason: 'changedJob' })).toBe('placement.unknownReason');
  });

  it('无固定期限的合同不必填终止日期', () => {
    expect(givenNames(given({ contractOpen: true, contractFrom: '2017-10-20', note: ' ' }))).toEqual(
      new Set(['contractOpen', 'contractFrom', 'contractTo']),
    );
  });

  it('留痕里有日期，没有工资；原因写成一句话', () => {
    const onboard = given({
      onboardOn: '2017-10-20',
      contractFrom: '2017-10-20',
      contractOpen: true,
      payFen: 400_000,
    });
    expect(traceOf('enterOnboarding', onboard)).toEqual({
      onboardOn: '2017-10-20',
      contractFrom: '2017-10-20',
      contractTo: null,
      contractOpen: true,
    });
    expect(reasonOf(given({ exitReason: 'tooFar', note: '想在本县' }), pack)).toBe('离家太远；想在本县');
    expect(reasonOf(given({}), pack)).toBeNull();
  });
});
