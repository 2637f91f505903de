import { isObject } from '../json-path.ts';
import type { Json } from '../types.ts';
import type { ValueType } from './grammar.ts';

const percent = 100;
const clean = (number: number): number => Number(number.toFixed(8));

/** What a number counts, as its input shows it. */
export type NumberUnit = 'yuan' | 'percent' | 'number';

export function numberUnit(value: Json, type: ValueType): NumberUnit {
  if (isObject(value))
    return value.yuan !== undefined ? 'yuan' : value.percent !== undefined ? 'percent' : 'number';
  return type === 'money' ? 'yuan' : type === 'rate' ? 'percent' : 'number';
}

export const isNumber = (value: Json): boolean =>
  typeof value === 'number' ||
  (isObject(value) && (value.yuan ?? value.percent ?? value.number) !== undefined);

/** A number as it is typed: a fraction beside a rate in per cent. */
export function shownNumber(value: Json, type: ValueType): number {
  if (isObject(value)) return Number(value.yuan ?? value.percent ?? value.number);
  return clean(Number(value) * (numberUnit(value, type) === 'percent' ? percent : 1));
}

/** A typed number, written as the one before it; a plain one only says 0 of money (literals.ts of the engine). */
export function writtenNumber(typed: number, before: Json, type: ValueType): Json {
  const unit = numberUnit(before, type);
  if (isObject(before)) return { ...before, [unit]: typed };
  if (unit === 'percent') return clean(typed / percent);
  return unit === 'yuan' && typed !== 0 ? { yuan: typed } : typed;
}

/** One of several words as it is shown. */
export const shownWord = (word: Json): string =>
  String(
    isObject(word)
      ? (word.yuan ?? word.percent ?? word.number ?? word.date ?? word.month ?? word.text)
      : word,
  );

/** A list of typed words, each written as the type asks; those that were there stay as they were. */
export function writtenWords(typed: readonly string[], before: readonly Json[], type: ValueType): Json[] {
  return typed.map((word): Json => {
    const known = before.find((each) => shownWord(each) === word);
    if (known !== undefined) return known;
    const number = Number(word);
    if (!Number.isFinite(number) || !['number', 'money', 'rate'].includes(type)) return word;
    return type === 'money' ? { yuan: number } : type === 'rate' ? { percent: number } : number;
  });
}
