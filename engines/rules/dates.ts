/** Operators of days, months, years and moments (G2, G3, G6). */
import { parseDay } from './literals.ts';
import { call, pair, span, type ValueOperator } from './operators.ts';
import { sourcesOf } from './pieces.ts';

/** A day written without its year, for plans whose year is masked. */
const dayOfYear: ValueOperator = (context, node, scope, path) => {
  const year = context.compile.value(node.year, scope, [...path, 'year']);
  const day = parseDay(`2001-${node.dayOfYear}`);
  if (Number.isNaN(day)) return context.fail([...path, 'dayOfYear'], 'wrongType', '应写作 月-日');
  const [month, date] = String(node.dayOfYear).split('-').map(Number);
  return {
    type: 'date',
    js: `(R.firstDay(${year.js}*12+${(month ?? 1) - 1})+${(date ?? 1) - 1})`,
    words: `${month} 月 ${date} 日`,
    ...sourcesOf([year]),
  };
};

export const dates: Record<string, ValueOperator> = {
  addMonths: pair('addMonths', 'date', 'R.addMonths({a},{b})', '{a}满 {b} 个月之日'),
  addYears: pair('addYears', 'date', 'R.addMonths({a},12*{b})', '{a}满 {b} 年之日'),
  addDays: pair('addDays', 'date', '({a}+{b})', '{a}之后 {b} 天'),
  daysBetween: pair('daysBetween', 'number', '({b}-{a})', '{a}到{b}的天数'),
  minutesBetween: pair('minutesBetween', 'number', '({b}-{a})', '{a}到{b}的分钟数'),
  monthsBetween: pair('monthsBetween', 'number', '({b}-{a})', '{a}到{b}的月数'),
  fullMonths: span('fullMonths', 'R.fullMonths({a},{b})', '{a}至{b}的整月数'),
  fullYears: span('fullYears', 'R.fullYears({a},{b})', '{a}到{b}的周岁（整年）'),
  monthOf: call('monthOf', 'month', ['date', 'month'], 'R.monthOf({a})', '{a}所在月'),
  yearOf: call('yearOf', 'number', ['date'], 'R.yearOf({a})', '{a}所在年'),
  quarterName: call('quarterName', 'text', ['date'], 'R.quarterName({a})', '{a}所在季度'),
  yearOfMonth: call('yearOfMonth', 'number', ['month'], 'R.yearOfMonth({a})', '{a}所在年'),
  quarterOf: call('quarterOf', 'number', ['date'], 'R.quarterOf({a})', '{a}所在季度'),
  weekday: call('weekday', 'number', ['date'], 'R.weekday({a})', '{a}是星期几'),
  firstDay: call('firstDay', 'date', ['month'], 'R.firstDay({a})', '{a}首日'),
  lastDay: call('lastDay', 'date', ['month'], 'R.lastDay({a})', '{a}末日'),
  startOfDay: call('startOfDay', 'moment', ['date'], 'R.startOfDay({a})', '{a}零时'),
  firstDayOfYear: call('firstDayOfYear', 'date', ['number'], 'R.firstDay({a}*12)', '{a}年首日'),
  lastDayOfYear: call('lastDayOfYear', 'date', ['number'], 'R.lastDay({a}*12+11)', '{a}年末日'),
  dayOfYear,
};
