import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatDate,
  formatMoment,
  formatStep,
  formatMoney,
  formatPayRange,
  formatPercent,
  formatPeriod,
  formatTotal,
} from './format.ts';

describe('显示格式', () => {
  test('工作人员看到的人数带千位分隔，不知道的显示横线而不是 0', () => {
    expect(formatCount(1234)).toBe('1,234');
    expect(formatCount(24855)).toBe('24,855');
    expect(formatCount(-1200)).toBe('-1,200');
    expect(formatCount(0)).toBe('0');
    expect(formatCount(null)).toBe('—');
  });

  test('工作人员看到列表有多少条；太长的列表只数到一万', () => {
    expect(formatTotal({ total: 1234 }, '条')).toBe('共 1,234 条');
    expect(formatTotal({ total: 10_000, isLonger: false }, '人')).toBe('共 10,000 人');
    expect(formatTotal({ total: 10_000, isLonger: true }, '人')).toBe('超过 10,000 人');
  });

  test('工作人员看到的金额精确到分并写明单位', () => {
    expect(formatMoney(1_234_500)).toBe('12,345.00 元');
    expect(formatMoney(1n)).toBe('0.01 元');
    expect(formatMoney(undefined)).toBe('—');
  });

  test('求职者看到的工资范围不带多余的小数，没有写的是面议', () => {
    expect(formatPayRange(350_000, 500_000)).toBe('3,500—5,000 元');
    expect(formatPayRange(350_050, null)).toBe('3,500.50 元');
    expect(formatPayRange(400_000, 400_000)).toBe('4,000 元');
    expect(formatPayRange(null, null)).toBe('面议');
  });

  test('比例以总数为分母，总数为 0 时没有比例', () => {
    expect(formatPercent(2313, 8859)).toBe('26.1%');
    expect(formatPercent(3, 0)).toBe('—');
  });

  test('时刻按城市的钟显示，日期原样显示', () => {
    expect(formatMoment('2018-03-01T16:05:00.000Z')).toBe('2018-03-02 00:05');
    expect(formatDate('2018-03-01')).toBe('2018-03-01');
    expect(formatDate(null)).toBe('—');
  });

  test('周次写明起止日期', () => {
    expect(formatPeriod({ year: 2018, number: 12, from: '2018-03-19', to: '2018-03-25' })).toBe(
      '第 12 周（3-19 至 3-25）',
    );
  });

  test('补录的一步写业务日期，当天录入的写到几点几分', () => {
    expect(formatStep('2017-10-15T01:05:00.000Z', '2017-10-15')).toBe('2017-10-15 09:05');
    expect(formatStep('2026-11-22T01:05:00.000Z', '2017-10-15')).toBe('2017-10-15');
    expect(formatStep(null, '2017-10-15')).toBe('2017-10-15');
    expect(formatStep('2017-10-15T01:05:00.000Z', null)).toBe('2017-10-15 09:05');
  });
});
