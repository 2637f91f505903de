// node scripts/run.mjs <file.ts> [arguments]: runs a TypeScript file of this project with Node 26.
import { resolve } from 'node:path';
import { orExplain } from './bootstrap.mjs';
import { findNode26, installNode26, runHere } from './node26.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  process.stderr.write('用法：node scripts/run.mjs <文件.ts> [参数]\n');
  process.exit(2);
}
const node = findNode26() ?? (await orExplain(installNode26));
process.exit(await runHere(node, [resolve(file), ...args]));
