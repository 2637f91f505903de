import type { Column, ColumnMapping, HeaderCell } from './columns.ts';
import { errorColumnLabel } from './columns.ts';
import type { GridRow, MergedRange } from './grid.ts';
import { headerText } from './grid.ts';
import { cleanText, compactText } from './text.ts';

/** Rows that may be the header; `first` from 0. */
interface HeaderRows {
  first: number;
  height: 1 | 2;
}

export interface Candidate extends HeaderRows {
  cells: HeaderCell[];
  /** Headers that stand there twice. */
  duplicates: string[];
}

/** A header cell with the names it may go by. */
interface NamedCell extends HeaderCell {
  full: string;
  lower: string;
}

const longestHeader = 200;

/** Whether a header is the column that an earlier error file added. */
export function isErrorColumn(text: string): boolean {
  return nameKey(text) === nameKey(errorColumnLabel);
}

/**
 * Reads one or two rows as a header: which cell names which column by the user's choice, label or alias. Undefined
 * where these rows cannot be a header of that height.
 */
export function matchHeader(
  { first, height }: HeaderRows,
  rows: readonly (GridRow | undefined)[],
  merges: readonly MergedRange[],
  columns: readonly Column[],
  mapping: ColumnMapping,
): Candidate | undefined {
  const last = first + height - 1;
  const upper = headerTexts(rows[first]);
  const lower = height === 2 ? headerTexts(rows[last]) : [];
  const isTaller = merges.some(({ top, bottom }) => top >= first && top <= last && bottom > last);
  if (isTaller || upper.length === 0 || (height === 2 && lower.length === 0)) return undefined;
  const across = merges.filter(({ top }) => top === first);
  const groups = height === 2 ? spread(upper, lower, across) : upper;
  const cells: NamedCell[] = [];
  for (let index = 0; index < Math.max(groups.length, lower.length); index += 1) {
    const [up, low] = [groups[index] ?? '', lower[index] ?? ''];
    const name = low || up;
    const full = up && low && up !== low ? `${up}-${low}` : name;
    if (name && !isErrorColumn(name)) cells.push({ index, text: full, key: null, full, lower: name });
  }
  const duplicates = assign(cells, columns, mapping);
  return { first, height, cells: cells.map(({ index, text, key }) => ({ index, text, key })), duplicates };
}

/** Gives each column its cell: by the user's choice, else by full name, lower name, and name without a remark. */
function assign(cells: NamedCell[], columns: readonly Column[], mapping: ColumnMapping): string[] {
  const duplicates: string[] = [];
  const taken = new Set<string>();
  const take = (key: string, name: string, nameOf: (cell: NamedCell) => string): void => {
    const [cell, second] = cells.filter((each) => each.key === null && nameOf(each) === name);
    if (!cell || taken.has(key)) return;
    cell.key = key;
    taken.add(key);
    if (second) duplicates.push(cell.text);
  };
  for (const [key, choice] of Object.entries(mapping))
    if (typeof choice === 'string') take(key, nameKey(choice), ({ full }) => nameKey(full));
  const ways: [(label: string) => string, (cell: NamedCell) => string][] = [
    [nameKey, ({ full }) => nameKey(full)],
    [nameKey, ({ lower }) => nameKey(lower)],
    [plainKey, ({ lower }) => plainKey(lower)],
  ];
  for (const [keyOf, nameOf] of ways)
    for (const { key, label, aliases = [] } of columns.filter((column) => mapping[column.key] === undefined))
      for (const name of [label, ...aliases]) take(key, keyOf(name), nameOf);
  return duplicates;
}

/** The text of a group header over all the columns it spans. */
function spread(upper: string[], lower: string[], merges: readonly MergedRange[]): string[] {
  const result = [...upper];
  for (const { left, right } of merges)
    for (let at = left + 1; at <= right && at < lower.length; at += 1) result[at] = upper[left] ?? '';
  if (merges.length > 0) return result;
  // Without merge marks (CSV) a group reaches over the blanks to its right that have a sub-header.
  for (let at = 1; at < lower.length; at += 1)
    if (!result[at] && lower[at] && lower[at - 1]) result[at] = result[at - 1] ?? '';
  return result;
}

/** The header texts of a row; an empty list for a blank row. */
export function headerTexts(row: GridRow | undefined): string[] {
  if (!row) return [];
  const all = Array.from({ length: row.width }, (_, at) =>
    cleanText(headerText(row.at(at))).slice(0, longestHeader),
  );
  return all.some((text) => text !== '') ? all.map((text) => text.replace(/\s*\n\s*/g, '')) : [];
}

/** Header names are compared without blanks, stars, colons, case and the words "required" or "optional". */
function nameKey(name: string): string {
  return compactText(name)
    .replace(/\((必填|选填|可选|非必填|必填项)\)/g, '')
    .replace(/[*:]/g, '')
    .toLowerCase();
}

/** The name without the unit or remark behind it: 月薪（元） is 月薪. */
function plainKey(name: string): string {
  return nameKey(compactText(name).replace(/(?:\([^()]*\)|\[[^[\]]*\]|\/元|,单位.*)$/, ''));
}
