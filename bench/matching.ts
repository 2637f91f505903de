// npm run bench -- matching [nation city] [--people 1000000] [--posts 50000] [--json]
// Exact matching: 100,000 people and 10,000 posts of a country beside a C++ scan, PostgreSQL, MiniSearch and pair by
// pair, all with the same answers; and a whole city by the rules of the product.
import { parseArgs } from 'node:util';
import { type Measured, matchingTable } from './matching/measured.ts';
import { measureNations } from './matching/nations.ts';
import { measureCity } from './matching/whole-city.ts';

const say = (line: string) => process.stderr.write(`正在测量：${line}\n`);
/** Returns the exit code. */
export async function benchMatching(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      people: { type: 'string', default: '1000000' },
      posts: { type: 'string', default: '50000' },
      json: { type: 'boolean', default: false },
    },
  });
  const names = positionals.length > 0 ? positionals : ['nation', 'city'];
  const measured: Measured[] = [];
  if (names.includes('nation')) measured.push(...(await measureNations(say)));
  if (names.includes('city'))
    measured.push(...(await measureCity(Number(values.people), Number(values.posts), say)));
  process.stdout.write(values.json ? `${JSON.stringify(measured, null, 2)}\n` : matchingTable(measured));
  return 0;
}
