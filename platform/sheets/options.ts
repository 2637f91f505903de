import type { ColumnOption, ProblemCause } from './columns.ts';
import { cleanText, compactText } from './text.ts';

interface OptionIndex {
  codes: Map<string, string>;
  /** Suggestions already worked out, by text. */
  nearest: Map<string, string | undefined>;
}

/** Searching for the nearest label costs time per different wrong text, so a wholly wrong column stops getting suggestions. */
const maxSuggestions = 2000;
const indexes = new WeakMap<readonly ColumnOption[], OptionIndex>();

/** The code of a label, alias or code; an unknown text comes back as a problem that names the nearest label. */
export function matchOption(
  text: string,
  options: readonly ColumnOption[],
): { code: string } | { problem: ProblemCause } {
  const index = indexOf(options);
  const code = index.codes.get(optionKey(text));
  if (code !== undefined) return { code };
  const value = cleanText(text).slice(0, 50);
  const nearest = nearestLabel(value, options, index);
  return { problem: { code: 'unknownCode', params: nearest === undefined ? { value } : { value, nearest } } };
}

/** Several options separated by 、 ， , ; ； or a line break; each code once, in the order written. */
export function matchOptions(
  text: string,
  options: readonly ColumnOption[],
): { codes: string[] } | { problem: ProblemCause } {
  const whole = matchOption(text, options);
  if ('code' in whole) return { codes: [whole.code] };
  const codes = new Set<string>();
  for (const part of text.split(/[、，,;；\n]+/)) {
    if (cleanText(part) === '') continue;
    const match = matchOption(part, options);
    if ('problem' in match) return match;
    codes.add(match.code);
  }
  return { codes: [...codes] };
}

function optionKey(text: string): string {
  return compactText(text).toLowerCase();
}

function indexOf(options: readonly ColumnOption[]): OptionIndex {
  const known = indexes.get(options);
  if (known) return known;
  const codes = new Map<string, string>();
  for (const name of ['alias', 'label', 'code'] as const)
    for (const option of options) {
      const texts = name === 'alias' ? (option.aliases ?? []) : [option[name]];
      for (const text of texts) codes.set(optionKey(text), option.code);
    }
  const index = { codes, nearest: new Map<string, string | undefined>() };
  indexes.set(options, index);
  return index;
}

function nearestLabel(
  text: string,
  options: readonly ColumnOption[],
  index: OptionIndex,
): string | undefined {
  if (index.nearest.has(text) || index.nearest.size >= maxSuggestions) return index.nearest.get(text);
  let best: { label: string; distance: number } | undefined;
  for (const { label } of options) {
    const distance = editDistance(text, label);
    const isClose = distance <= Math.max(text.length, label.length) / 2;
    if (isClose && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { label, distance };
  }
  index.nearest.set(text, best?.label);
  return best?.label;
}

/** Levenshtein distance. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current[j] = Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
