/** Plain values, as clauses, case files and standards write them, as the numbers programs run on. */
import type { FactDefinition, Json, ScalarType } from './model.ts';
import type { Value } from './pieces.ts';
import { dayOf, intern } from './runtime.ts';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthPattern = /^(\d{4})-(\d{2})$/;
const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)$/;

/** A day given as text, as a day count; NaN where it names no day. */
export function parseDay(text: string): number {
  const parts = datePattern.exec(text);
  if (!parts) return Number.NaN;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? dayOf(year, month, day) : Number.NaN;
}

/** A month given as text (2020-07), as year × 12 + month − 1; NaN where it names none. */
export function parseMonth(text: string): number {
  const parts = monthPattern.exec(text);
  const month = Number(parts?.[2]);
  return parts && month >= 1 && month <= 12 ? Number(parts[1]) * 12 + month - 1 : Number.NaN;
}

/** Yuan to fen; NaN for a fraction of a fen. */
export function parseYuan(yuan: number | string): number {
  const fen = Math.round(Number(yuan) * 100);
  return Math.abs(Number(yuan) * 100 - fen) < 1e-6 ? fen : Number.NaN;
}

/** A fraction (0.7) to parts per million. */
export const parseRate = (rate: number): number => Math.round(rate * 1e6);

/** A value that is written out, with the words for it. */
export const literal = (type: ScalarType, js: number, words: string): Value => ({
  type,
  // A minus after a minus would be another operator.
  js: js < 0 ? `(${js})` : String(js),
  words,
  facts: [],
});

/** A plain value written where a type is expected: a number beside a rate, a day beside a date. */
export function literalAs(type: ScalarType, node: Json, fact?: FactDefinition): Value | undefined {
  if (typeof node === 'number') {
    if (type === 'number') return literal(type, node, String(node));
    if (type === 'rate') return literal(type, parseRate(node), `${parseRate(node) / 1e4}%`);
    if (type === 'money' && node === 0) return literal(type, 0, '0 元');
    return undefined;
  }
  if (typeof node === 'boolean' && type === 'boolean') return literal(type, node ? 1 : 0, node ? '是' : '否');
  if (typeof node !== 'string') return undefined;
  if (type === 'text') return literal(type, intern(node), fact?.values?.[node] ?? node);
  const read = type === 'date' ? parseDay(node) : type === 'month' ? parseMonth(node) : Number.NaN;
  return Number.isNaN(read) ? undefined : literal(type, read, node);
}

const orUndefined = (read: number): number | undefined => (Number.isNaN(read) ? undefined : read);

/** A given fact or standard as the number programs run on (money in yuan, rates as fractions); undefined where it is not of that type. */
export function encodeScalar(type: ScalarType, value: unknown): number | undefined {
  if (typeof value === 'string') {
    if (type === 'text') return intern(value);
    if (type === 'date') return orUndefined(parseDay(value));
    if (type === 'month') return orUndefined(parseMonth(value));
    if (type !== 'moment' || !momentPattern.test(value)) return undefined;
    return Math.floor(Date.parse(value) / 60_000);
  }
  if (typeof value === 'boolean') return type === 'boolean' ? Number(value) : undefined;
  if (typeof value !== 'number') return undefined;
  if (type === 'text') return intern(String(value));
  if (!Number.isFinite(value)) return undefined;
  if (type === 'number') return value;
  if (type === 'money') return orUndefined(parseYuan(value));
  return type === 'rate' ? orUndefined(parseRate(value)) : undefined;
}
