#!/usr/bin/env node
// npx gongqiao <command>: works in a fresh clone under any Node >= 20.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, orExplain } from '../scripts/bootstrap.mjs';
import { root, runHere } from '../scripts/node26.mjs';

// The server reads and writes long lists in passing: V8 would hold twice the room for what dies young, and let the
// rest grow to four times what lives before it clears up.
const serverFlags = JSON.parse(readFileSync(join(root, 'scripts', 'server-flags.json'), 'utf8'));

const args = process.argv.slice(2);
const node = await orExplain(() => bootstrap({ web: args[0] === 'start' }));
process.exit(await runHere(node, [...serverFlags, join(root, 'apps', 'server', 'cli.ts'), ...args]));
