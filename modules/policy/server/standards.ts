import {
  type Json,
  type ParameterDefinition,
  type ParameterType,
  type ScalarType,
  typeLabels,
} from '#engines/rules/index.ts';
import { dateText } from '#engines/rules/runtime.ts';
import { dayCount } from './days.ts';

const lists: Partial<Record<ParameterType, string>> = { texts: '若干个词', periods: '若干个起止日期' };
export const parameterTypeLabel = (type: ParameterType): string =>
  lists[type] ?? typeLabels[type as keyof typeof typeLabels];

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/;
const isText = (value: Json, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);
const isNumber = (value: Json): value is number => typeof value === 'number' && Number.isFinite(value);

/** Whether a plain value is written as its type asks: yuan for money, a fraction for a rate. */
export function isScalarValue(type: ScalarType, value: Json): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'text') return typeof value === 'string' && value !== '';
  // 30 February is written like a day and is none.
  if (type === 'date') return isText(value, day) && dateText(dayCount(String(value))) === value;
  if (type === 'month') return isText(value, month);
  if (type === 'moment') return isText(value, moment);
  // Whole fen, and millionths of a rate.
  if (type === 'money') return isNumber(value) && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
  if (type === 'rate') return isNumber(value) && value >= 0 && value <= 10;
  return isNumber(value);
}

/** Whether a value is written as its parameter asks. */
export function isValueOf({ type }: ParameterDefinition, value: Json): boolean {
  if (type === 'texts') return Array.isArray(value) && value.every((each) => isScalarValue('text', each));
  if (type !== 'periods') return isScalarValue(type, value);
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        Array.isArray(each) &&
        each.length === 2 &&
        each.every((end) => isScalarValue('date', end)) &&
        String(each[0]) <= String(each[1]),
    )
  );
}
