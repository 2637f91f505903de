#!/usr/bin/env node
// npx gongqiao <command>: works in a fresh clone under any Node >= 20.
import { join } from 'node:path';
import { bootstrap, orExplain } from '../scripts/bootstrap.mjs';
import { root, runHere } from '../scripts/node26.mjs';

const args = process.argv.slice(2);
const node = await orExplain(() => bootstrap({ web: args[0] === 'start' }));
process.exit(await runHere(node, [join(root, 'apps', 'server', 'cli.ts'), ...args]));
