import type { CellValue, Column, ProblemCause, RawCell } from './columns.ts';
import { maxCellLength } from './columns.ts';
import { isSerial, parseDate, parseMonth, serialToDate } from './dates.ts';
import { parseIdCard, parsePhone } from './identity.ts';
import { parseCount, parseMoney } from './numbers.ts';
import { matchOption, matchOptions } from './options.ts';
import { cleanText, compactText, numberText } from './text.ts';

/** A typed value (null for a blank cell) or why the cell cannot be understood. */
export type Normalised = { value: CellValue | null } | { problem: ProblemCause };

const yes = new Set(['是', '有', '对', 'y', 'yes', 'true', '1', '√', '✓', '✔']);
const no = new Set(['否', '无', '不是', '没有', 'n', 'no', 'false', '0', '×', '✗', '✘']);
/** Digits a spreadsheet keeps of a number. */
const exactDigits = 15;

/**
 * Turns one cell as read into the value its column's type asks for. Pure; needs no clock and no time zone.
 * Presence, lengths and bounds are checked by `validateRows`, not here.
 */
export function normaliseCell(raw: RawCell | null | undefined, column: Column): Normalised {
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw === 'object' && 'problem' in raw) return raw;
  if (typeof raw === 'string') {
    if (raw.length > maxCellLength)
      return { problem: { code: 'cellTooLong', params: { max: maxCellLength } } };
    return cleanText(raw) === '' ? { value: null } : normaliseText(raw, column);
  }
  if (typeof raw === 'number') return normaliseNumber(raw, column);
  if (typeof raw === 'boolean') return normaliseText(raw ? '是' : '否', column);
  return normaliseText(raw.date, column);
}

function normaliseText(text: string, column: Column): Normalised {
  switch (column.type) {
    case 'text':
      return { value: cleanText(text) };
    case 'integer':
      return renamed(parseCount(text), 'count');
    case 'money':
      return renamed(parseMoney(text), 'fen');
    case 'date':
      return renamed(parseDate(text), 'date');
    case 'month':
      return renamed(parseMonth(text), 'month');
    case 'boolean':
      return normaliseBoolean(text);
    case 'code':
      return renamed(matchOption(text, column.options ?? []), 'code');
    case 'codes':
      return renamed(matchOptions(text, column.options ?? []), 'codes');
    case 'phone':
      return parsePhone(text);
    case 'idCard':
      return parseIdCard(text);
  }
}

function normaliseNumber(value: number, column: Column): Normalised {
  const text = numberText(value);
  switch (column.type) {
    case 'date':
      return isSerial(value) ? { value: serialToDate(value) } : normaliseText(text, column);
    case 'month':
      if (isSerial(value)) return { value: serialToDate(value).slice(0, 7) };
      // A cell cannot tell 2018.1 (January) from 2018.10 (October): both are the same number.
      return /^\d{4}\.1$/.test(text) ? { problem: { code: 'ambiguousMonth' } } : normaliseText(text, column);
    case 'idCard':
      return text.length > exactDigits ? { problem: { code: 'digitsLost' } } : normaliseText(text, column);
    default:
      return normaliseText(text, column);
  }
}

function normaliseBoolean(text: string): Normalised {
  const word = compactText(text).toLowerCase();
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { problem: { code: 'notBoolean' } };
}

function renamed<K extends string>(
  result: { [key in K]: CellValue } | { problem: ProblemCause },
  key: K,
): Normalised {
  return 'problem' in result ? { problem: result.problem } : { value: result[key] };
}
