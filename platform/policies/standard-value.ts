/** Whether values of standards and answers are written as their type asks. */
import {
  encodeScalar,
  type Json,
  type ParameterDefinition,
  type ParameterType,
  type ScalarType,
  typeLabels,
} from '#engines/rules/index.ts';

const lists: Partial<Record<ParameterType, string>> = { texts: '若干个词', periods: '若干个起止日期' };
export const parameterTypeLabel = (type: ParameterType): string =>
  lists[type] ?? typeLabels[type as keyof typeof typeLabels];

/** Yuan for money in whole fen, a fraction for a rate, days that exist. */
export function isScalarValue(type: ScalarType, value: Json): boolean {
  if (type === 'text') return typeof value === 'string' && value !== '';
  if (type === 'rate' && !(Number(value) >= 0 && Number(value) <= 10)) return false;
  return encodeScalar(type, value) !== undefined;
}

/** Whether a value is written as its parameter asks; no rate that is set is more than the whole. */
export function isValueOf({ type }: ParameterDefinition, value: Json): boolean {
  if (type === 'texts') return Array.isArray(value) && value.every((each) => isScalarValue('text', each));
  if (type === 'rate') return isScalarValue(type, value) && Number(value) <= 1;
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
