import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';

/** What a value may be: as the engine's types, or anything where the place does not say. */
export type ValueType =
  | 'number'
  | 'money'
  | 'rate'
  | 'boolean'
  | 'text'
  | 'date'
  | 'month'
  | 'moment'
  | 'any';

/** How the parts of an operator stand in the data. */
export type Shape = 'pair' | 'many' | 'one' | 'span' | 'rateOf' | 'loop' | 'choice' | 'item' | 'yearDay';

export interface Operator {
  key: string;
  label: string;
  shape: Shape;
  /** What comes out; `same`: of the kind of its parts. */
  gives: ValueType | 'same';
  /** What goes in, part by part; the last one stands for the rest. */
  takes: (ValueType | 'same')[];
  /** Between the parts, or what each part is called. */
  words: string[];
}

const operator = (
  key: string,
  label: string,
  shape: Shape,
  gives: Operator['gives'],
  takes: Operator['takes'],
  words: string[],
): Operator => ({ key, label, shape, gives, takes, words });

/** Everything a value can be reckoned by, as the schema of clauses permits. */
export const operators: Operator[] = [
  operator('rate', '按比例', 'rateOf', 'money', ['rate', 'money'], ['比例', '以什么为基数']),
  operator('multiply', '相乘', 'many', 'same', ['any'], ['×']),
  operator('divide', '相除', 'pair', 'same', ['same', 'number'], ['÷']),
  operator('add', '相加', 'many', 'same', ['same'], ['＋']),
  operator('subtract', '相减', 'pair', 'same', ['same', 'same'], ['－']),
  operator('min', '取小的', 'many', 'same', ['same'], ['与']),
  operator('max', '取大的', 'many', 'same', ['same'], ['与']),
  operator('if', '分情形', 'choice', 'same', ['same', 'same'], ['符合时', '否则']),
  operator('firstKnown', '取先知道的', 'many', 'same', ['same'], ['，没有时用']),
  operator('count', '个数', 'loop', 'number', [], []),
  operator('total', '合计', 'loop', 'same', ['same'], ['每项的']),
  operator('largest', '最大的', 'loop', 'same', ['same'], ['每项的']),
  operator('smallest', '最小的', 'loop', 'same', ['same'], ['每项的']),
  operator('first', '第一项的', 'loop', 'same', ['same'], ['每项的']),
  operator('item', '第几项', 'item', 'same', ['number'], ['序号（从 0 起）']),
  operator('fullMonths', '整月数', 'span', 'number', ['date', 'date'], ['从', '到（含）']),
  operator('fullYears', '周岁、整年数', 'span', 'number', ['date', 'date'], ['从', '到（含）']),
  operator('daysBetween', '相隔天数', 'pair', 'number', ['date', 'date'], ['到']),
  operator('monthsBetween', '相隔月数', 'pair', 'number', ['month', 'month'], ['到']),
  operator('minutesBetween', '相隔分钟', 'pair', 'number', ['moment', 'moment'], ['到']),
  operator('ratio', '所占比例', 'pair', 'rate', ['any', 'any'], ['占']),
  operator('addMonths', '往后几个月', 'pair', 'date', ['date', 'number'], ['满（月）']),
  operator('addYears', '往后几年', 'pair', 'date', ['date', 'number'], ['满（年）']),
  operator('addDays', '往后几天', 'pair', 'date', ['date', 'number'], ['之后（天）']),
  operator('dayOfYear', '某年的几月几日', 'yearDay', 'date', ['number'], ['年份']),
  operator('monthOf', '所在月', 'one', 'month', ['date'], []),
  operator('firstDay', '月首日', 'one', 'date', ['month'], []),
  operator('lastDay', '月末日', 'one', 'date', ['month'], []),
  operator('firstDayOfYear', '年首日', 'one', 'date', ['number'], []),
  operator('lastDayOfYear', '年末日', 'one', 'date', ['number'], []),
  operator('yearOf', '所在年', 'one', 'number', ['date'], []),
  operator('yearOfMonth', '月份所在年', 'one', 'number', ['month'], []),
  operator('quarterOf', '所在季度', 'one', 'number', ['date'], []),
  operator('quarterName', '季度名称', 'one', 'text', ['date'], []),
  operator('startOfDay', '当天零时', 'one', 'moment', ['date'], []),
  operator('weekday', '星期几', 'one', 'number', ['date'], []),
];

export const operatorOf = (node: Json | undefined): Operator | undefined =>
  isObject(node) ? operators.find(({ key }) => node[key] !== undefined) : undefined;

/** Operators that may stand where a type is wanted. */
export const operatorsFor = (type: ValueType): Operator[] =>
  operators.filter(({ gives }) => type === 'any' || gives === 'same' || gives === type);

/** A plain value to start from, where a value stands by itself. */
export function firstValue(type: ValueType, today: string): Json {
  if (type === 'money') return { yuan: 0 };
  if (type === 'rate') return { percent: 0 };
  if (type === 'date') return { date: today };
  if (type === 'month') return { month: today.slice(0, 7) };
  if (type === 'text') return { text: '' };
  return type === 'boolean' ? true : 0;
}

const typeAt = (takes: Operator['takes'], at: number, wanted: ValueType): ValueType => {
  const type = takes[Math.min(at, takes.length - 1)] ?? 'any';
  return type === 'same' ? wanted : type;
};

/** An operator with plain values in it. */
export function firstOperation(
  { key, shape, takes }: Operator,
  wanted: ValueType,
  today: string,
): JsonObject {
  const value = (at: number): Json => {
    const type = typeAt(takes, at, wanted);
    return firstValue(type === 'any' && wanted === 'money' && at === 0 ? 'money' : type, today);
  };
  switch (shape) {
    case 'pair':
    case 'many':
      return { [key]: [value(0), value(1)] };
    case 'one':
      return { [key]: value(0) };
    case 'span':
      return { [key]: { from: value(0), through: value(1) } };
    case 'rateOf':
      return { rate: value(0), of: value(1) };
    case 'choice':
      // biome-ignore lint/suspicious/noThenProperty: the word that clauses write
      return { if: { all: [] }, then: value(0), else: value(1) };
    case 'item':
      return { [key]: '', at: 0 };
    case 'yearDay':
      return { [key]: '01-01', year: { yearOf: 'asOf' } };
    case 'loop':
      return { [key]: '', ...(takes.length > 0 ? { of: value(0) } : {}) };
  }
}

export interface Part {
  path: Path;
  type: ValueType;
  words: string;
}

/** The values inside an operator, with what each has to be. */
export function partsOf(node: JsonObject, { key, shape, takes, words }: Operator, wanted: ValueType): Part[] {
  const part = (path: Path, at: number): Part => ({
    path,
    type: typeAt(takes, at, wanted),
    words: words[Math.min(at, words.length - 1)] ?? '',
  });
  switch (shape) {
    case 'pair':
    case 'many': {
      const list = node[key];
      return (Array.isArray(list) ? list : []).map((_, at) => ({
        ...part([key, at], at),
        words: at === 0 ? '' : (words[0] ?? ''),
      }));
    }
    case 'one':
      return [part([key], 0)];
    case 'span':
      return [part([key, 'from'], 0), part([key, 'through'], 1)];
    case 'rateOf':
      return [part(['rate'], 0), part(['of'], 1)];
    case 'choice':
      return [part(['then'], 0), part(['else'], 1)];
    case 'item':
      return [part(['at'], 0)];
    case 'yearDay':
      return [part(['year'], 0)];
    case 'loop':
      return takes.length > 0 ? [part(['of'], 0)] : [];
  }
}
