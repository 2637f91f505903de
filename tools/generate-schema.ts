// Writes platform/db/schema.ts from a migrated database: `node scripts/run.mjs tools/generate-schema.ts <owner URL> [--verify]`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [url, ...flags] = process.argv.slice(2);
if (!url) throw new Error('usage: generate-schema.ts <owner URL> [--verify]');
const root = join(import.meta.dirname, '..');
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
    `--url=${url}`,
    '--dialect=postgres',
    '--camel-case',
    '--date-parser=string',
    '--default-schema=public',
    '--exclude-pattern={kysely_*,pgboss.*}',
    `--type-mapping=${JSON.stringify({ int8: 'number', timestamptz: 'string' })}`,
    `--out-file=${join(root, 'platform/db/schema.ts')}`,
    ...flags,
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
