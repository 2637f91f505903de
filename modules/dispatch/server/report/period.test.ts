import { expect, it } from 'vitest';
import { filingPeriodOf, lastPeriods } from './period.ts';

it('每周五报送的地方，一期是到星期五为止的七天，当天报送算按期', () => {
  const friday = { cycle: 'weekly', weekday: 5 } as const;
  const week = { from: '2017-10-07', to: '2017-10-13', dueOn: '2017-10-13' };
  expect(filingPeriodOf(friday, '2017-10-07')).toEqual(week);
  expect(filingPeriodOf(friday, '2017-10-13')).toEqual(week);
  expect(filingPeriodOf(friday, '2017-10-14').from).toBe('2017-10-14');
  expect(filingPeriodOf({ cycle: 'weekly', weekday: 7 }, '2017-10-15')).toMatchObject({
    from: '2017-10-09',
    to: '2017-10-15',
  });
});

it('按月、按季报送的地方，一期是整月、整季，次月规定的日子前报送', () => {
  expect(filingPeriodOf({ cycle: 'monthly', dueDay: 5 }, '2017-12-31')).toEqual({
    from: '2017-12-01',
    to: '2017-12-31',
    dueOn: '2018-01-05',
  });
  expect(filingPeriodOf({ cycle: 'quarterly', dueDay: 10 }, '2018-02-28')).toEqual({
    from: '2018-01-01',
    to: '2018-03-31',
    dueOn: '2018-04-10',
  });
});

it('最后一天就可以报送这一期，没有结束的不列', () => {
  const friday = { cycle: 'weekly', weekday: 5 } as const;
  const firsts = (today: string) => lastPeriods(friday, today, 2).map(({ from }) => from);
  expect(firsts('2017-10-12')).toEqual(['2017-09-30', '2017-09-23']);
  expect(firsts('2017-10-13')).toEqual(['2017-10-07', '2017-09-30']);
});
