import type { ProblemCause } from './columns.ts';
import { compactText } from './text.ts';

const countPattern = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?[人名个家户次位]?$/;
const moneyPattern =
  /^[¥￥]?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([千万亿kK]?)元?整?(?:\/人)?(?:\/月|每月)?$/;
const rangePattern = /^([^-~～—–至到]+)(?:[-~～—–]+|至|到)([^-~～—–至到]+)$/;
/** How many decimal places each unit word moves the point. */
const unitPlaces: Record<string, number> = { '': 0, 千: 3, k: 3, K: 3, 万: 4, 亿: 8 };

type Fen = { fen: number } | { problem: ProblemCause };

/** A whole number, with thousand separators or a counting word behind it. */
export function parseCount(text: string): { count: number } | { problem: ProblemCause } {
  const parts = countPattern.exec(compactText(text));
  const count = parts ? Number(`${parts[1]}${parts[2]?.replaceAll(',', '')}`) : Number.NaN;
  return Number.isSafeInteger(count)
    ? { count: count === 0 ? 0 : count }
    : { problem: { code: 'notInteger' } };
}

/** One amount in yuan ("4,500元/月", "0.5万") to integer fen, by moving the decimal point in the text, never by floats. */
export function parseMoney(text: string): Fen {
  const compact = compactText(text);
  const parts = moneyPattern.exec(compact);
  if (!parts)
    return {
      problem: {
        code: rangePattern.test(compact) && !('problem' in parseMoneyRange(text)) ? 'moneyRange' : 'notMoney',
      },
    };
  return toFen(parts);
}

/** An amount or a range ("4500-6000元/月", "0.45至0.6万") to integer fen; a unit behind the second number holds for both. */
export function parseMoneyRange(
  text: string,
): { minFen: number; maxFen: number } | { problem: ProblemCause } {
  const compact = compactText(text);
  const ends = rangePattern.exec(compact) ?? [compact, compact, compact];
  const low = moneyPattern.exec(ends[1] ?? '');
  const high = moneyPattern.exec(ends[2] ?? '');
  if (!low || !high) return { problem: { code: 'notMoney' } };
  if (!/[千万亿kK元]/.test(low[0])) low[4] = high[4] ?? '';
  const min = toFen(low);
  const max = toFen(high);
  if ('problem' in min) return min;
  if ('problem' in max) return max;
  if (min.fen > max.fen) return { problem: { code: 'moneyRangeReversed' } };
  return { minFen: min.fen, maxFen: max.fen };
}

function toFen([, sign, whole = '', fraction = '', unit = '']: RegExpExecArray): Fen {
  const places = 2 + (unitPlaces[unit] ?? 0);
  const kept = fraction.padEnd(places, '0');
  if (/[1-9]/.test(kept.slice(places))) return { problem: { code: 'moneyPrecision' } };
  const fen = Number(`${sign}${whole.replaceAll(',', '')}${kept.slice(0, places)}`);
  return Number.isSafeInteger(fen) ? { fen: fen === 0 ? 0 : fen } : { problem: { code: 'notMoney' } };
}
