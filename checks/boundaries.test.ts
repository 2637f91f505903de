import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const rulesFile = join(root, '.dependency-cruiser.cjs');

const reportSchema = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

function cruise(folder: string, parts: string[]) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', rulesFile, '--output-type', 'json', ...parts],
    { cwd: folder, encoding: 'utf8', maxBuffer: 200_000_000 },
  );
  if (!stdout) throw new Error(stderr);
  return reportSchema.parse(JSON.parse(stdout));
}

/** Rule, the file that breaks it, and what that file says. */
const violations: [rule: string, file: string, text: string][] = [
  ['web', 'modules/alpha/web/page.tsx', "import '../server/index.ts';"],
  ['web', 'modules/alpha/web/other.tsx', "import '#modules/beta/web/page.tsx';"],
  ['web', 'modules/alpha/web/platform.ts', "import '#platform/db.ts';"],
  ['web', 'modules/alpha/web/engine.ts', "import '#engines/matching/index.ts';"],
  ['contract', 'modules/alpha/contract/operations.ts', "import '#modules/beta/contract/operations.ts';"],
  ['contract', 'modules/alpha/contract/server.ts', "import '../server/index.ts';"],
  ['contract-engine-types', 'modules/alpha/contract/run.ts', "import '#engines/matching/index.ts';"],
  ['server', 'modules/alpha/server/inner.ts', "import '#modules/beta/server/inner.ts';"],
  ['server', 'modules/alpha/server/screen.ts', "import '../web/page.tsx';"],
  ['server', 'modules/alpha/server/shell.ts', "import '#apps/server/main.ts';"],
  ['server', 'modules/alpha/server/world.ts', "import '#tools/testkit/world.ts';"],
  ['server-tests', 'modules/alpha/server/inner.test.ts', "import '#modules/beta/server/inner.ts';"],
  ['module-parts', 'modules/alpha/loose.ts', "import './contract/codes.ts';"],
  ['engines', 'engines/money/index.ts', "import '#platform/db.ts';"],
  ['engines', 'engines/money/money.test.ts', "import '#modules/alpha/contract/codes.ts';"],
  ['engines-pure', 'engines/money/file.ts', "import 'node:fs';"],
  ['engines-pure', 'engines/money/library.ts', "import 'zod';"],
  ['platform', 'platform/db.ts', "import '#modules/alpha/contract/codes.ts';"],
  ['platform', 'platform/tool.ts', "import '#tools/where.ts';"],
  ['platform-tests', 'platform/db.test.ts', "import '#modules/alpha/contract/codes.ts';"],
  ['platform-contract', 'platform/contract/field.ts', "import '../db.ts';"],
  ['ui', 'ui/table.tsx', "import '#modules/alpha/contract/codes.ts';"],
  ['apps-server', 'apps/server/main.ts', "import '#modules/alpha/server/operations/hidden.ts';"],
  ['apps-server', 'apps/server/pages.ts', "import '#modules/alpha/web/page.tsx';"],
  ['apps-web', 'apps/web/src/main.tsx', "import '#modules/alpha/server/index.ts';"],
  ['browser', 'ui/file.ts', "import 'node:path';"],
  ['no-cycle', 'ui/one.ts', "import './two.ts';"],
  [
    'modules-acyclic',
    'modules/lower/server/operations/publish.ts',
    "import '#modules/upper/server/index.ts';",
  ],
  ['engines-acyclic', 'engines/first/out.ts', "import '#engines/second/in.ts';"],
  ['resolvable', 'ui/gone.ts', "import './nowhere.ts';"],
];

/** Targets of the imports above, and imports that are allowed. */
const rest: Record<string, string> = {
  'modules/alpha/server/index.ts': "import '#modules/beta/server/index.ts';\nimport '#platform/log.ts';",
  'modules/alpha/server/operations/hidden.ts':
    "import type { Pair } from '#engines/matching/index.ts';\nexport type P = Pair;",
  'modules/alpha/contract/codes.ts': "import '#modules/beta/contract/codes.ts';",
  'modules/alpha/contract/shape.ts':
    "import type { Pair } from '#engines/matching/index.ts';\nexport type P = Pair;",
  'modules/beta/contract/codes.ts': 'export const codes = [];',
  'modules/beta/contract/operations.ts': "import '#platform/contract/operation.ts';",
  'modules/beta/server/index.ts': "import './inner.ts';\nimport './operations/list.ts';",
  'modules/beta/server/operations/list.ts': "import '../inner.ts';",
  'modules/beta/server/inner.test.ts': "import '#tools/testkit/world.ts';",
  'modules/beta/server/inner.ts': "import '../contract/operations.ts';",
  'modules/beta/web/page.tsx':
    "import '#engines/calendar/display.ts';\nimport '#ui/plain.ts';\nimport '#modules/alpha/contract/codes.ts';",
  'modules/lower/server/index.ts': 'export const lower = 1;',
  'modules/upper/server/index.ts': "import '#modules/lower/server/index.ts';",
  'engines/matching/index.ts': 'export interface Pair { score: number }',
  'engines/calendar/display.ts': "import './inner/days.ts';",
  'engines/calendar/inner/days.ts': "import '../date.ts';",
  'engines/calendar/date.ts': 'export const date = 1;',
  'engines/first/in.ts': 'export const first = 1;',
  'engines/second/in.ts': 'export const second = 1;',
  'engines/second/out.ts': "import '#engines/first/in.ts';",
  'platform/log.ts': "import 'node:fs';",
  'platform/contract/operation.ts': 'export const operation = 1;',
  'ui/plain.ts': "import '#platform/contract/operation.ts';",
  'ui/two.ts': "import './one.ts';",
  'tools/testkit/world.ts': "import '#apps/server/mount.ts';",
  'tools/where.ts': "import '#modules/alpha/server/operations/hidden.ts';",
  'apps/server/mount.ts': "import '#modules/beta/server/index.ts';",
};

describe('模块之间的引用边界', () => {
  let folder: string;
  let planted: ReturnType<typeof cruise>['summary']['violations'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
    const files = { ...rest, ...Object.fromEntries(violations.map(([, file, text]) => [file, text])) };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const manifest = createRequire(import.meta.url)('../package.json');
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ type: 'module', imports: manifest.imports }),
    );
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    planted = cruise(folder, ['apps', 'modules', 'engines', 'platform', 'ui', 'tools']).summary.violations;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(violations)('规则 %s 拦下越界的引用：%s', (rule, file) => {
    const hits = planted
      .filter((violation) => violation.rule.name === rule)
      .map((violation) => violation.from);
    // Cycles between modules or engines are reported for their folders.
    const [reported] = /^(modules\/\w+\/server|engines\/\w+)/.exec(file) ?? [];
    expect(hits).toContain(rule.endsWith('s-acyclic') ? reported : file);
  });

  it('允许的引用不被拦下', () => {
    const files = Object.keys(rest).filter((file) => file !== 'ui/two.ts');
    const allowed = [...files, 'modules/beta/server', 'engines/calendar'];
    expect(planted.filter((violation) => allowed.includes(violation.from))).toEqual([]);
  });

  it('每条规则都有一个越界的例子', () => {
    const { forbidden }: { forbidden: { name: string }[] } = createRequire(import.meta.url)(rulesFile);
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });

  it('检查确实读到了本项目的源文件', () => {
    const { modules } = cruise(root, ['engines', 'platform']);
    expect(
      modules.filter(({ source }) => /^(engines|platform)\/.*\.ts$/.test(source)).length,
    ).toBeGreaterThan(10);
  });
});
