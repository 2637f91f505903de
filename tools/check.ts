// npm run check: types, lint, boundaries, unused code and unit tests in under a minute.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const sources = ['apps', 'modules', 'engines', 'platform', 'ui', 'tools', 'checks', 'bench', 'e2e'];

export interface Step {
  name: string;
  /** A program of node_modules and its arguments. */
  args: string[];
}

export interface StepResult {
  name: string;
  isPassed: boolean;
  seconds: number;
  output: string;
}

export const staticSteps: Step[] = [
  {
    name: '类型',
    // What was found last time is kept: the next look reads only what changed.
    args: [
      'typescript/bin/tsc',
      '-p',
      'tsconfig.json',
      '--incremental',
      '--tsBuildInfoFile',
      'node_modules/.cache/types.tsbuildinfo',
    ],
  },
  {
    name: '写法',
    args: [
      '@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--max-diagnostics=50',
      '--colors=off',
    ],
  },
  {
    name: '引用边界',
    args: [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...present(sources),
    ],
  },
  { name: '无用代码', args: ['knip/bin/knip.js', '--no-progress'] },
];

const unitTests: Step = {
  name: '单元测试',
  args: ['vitest/vitest.mjs', 'run', '--project', 'unit', '--maxWorkers=2', '--silent=passed-only'],
};

function present(folders: string[]): string[] {
  return folders.filter((folder) => existsSync(join(root, folder)));
}

async function runStep(step: Step): Promise<StepResult> {
  const [program = '', ...args] = step.args;
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  const seconds = (performance.now() - started) / 1000;
  return { name: step.name, isPassed: code === 0, seconds, output: output.trim() };
}

/** Runs the steps, two at a time, and prints one line for each, with the output of those that fail. */
export async function runSteps(steps: Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const waiting = [...steps];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      results.push(result);
      console.log(`${result.isPassed ? '✓' : '✗'} ${result.name}（${result.seconds.toFixed(1)} 秒）`);
      if (!result.isPassed) console.log(`${result.output}\n`);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

if (import.meta.main) {
  const results = await runSteps([unitTests, ...staticSteps]);
  const failed = results.filter((result) => !result.isPassed).map((result) => result.name);
  console.log(failed.length === 0 ? '全部通过' : `未通过：${failed.join('、')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
