// `npm run where -- <URL | 页面标题 | operation | table>`; without words it writes the map anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMap, type Place } from './where-map.ts';

const mapFile = join(import.meta.dirname, '../docs/where.json');
const word = process.argv.slice(2).join(' ').trim();
if (!word) {
  writeFileSync(mapFile, `${JSON.stringify(buildMap(), null, 1)}\n`);
} else {
  const places = JSON.parse(readFileSync(mapFile, 'utf8')) as Place[];
  const pattern = (key: string) =>
    new RegExp(`^${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`);
  const url = word.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
  const exact = places.filter((place) => place.keys.some((key) => pattern(key).test(url)));
  const found = exact.length
    ? exact
    : places.filter((place) => place.keys.some((key) => key.toLowerCase().includes(word.toLowerCase())));
  for (const place of found)
    process.stdout.write(
      `${place.kind} ${place.keys.join(' · ')}\n${place.files.map((file) => `  ${file}\n`).join('')}`,
    );
  if (!found.length) process.stdout.write(`没有找到：${word}\n`);
  process.exitCode = found.length ? 0 : 1;
}
