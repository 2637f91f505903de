// Reads the report of a run of tests.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';
import { root } from './check.ts';

export interface Tally {
  passed: number;
  failures: string[];
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** What a pass of tests came to, from the JSON report of Vitest and the signal or code it ended with. */
export function readReport(pass: string, report: string, exit: string): Tally {
  if (!existsSync(report)) return { passed: 0, failures: [`${pass}：测试程序中途退出（${exit}）`] };
  const { numPassedTests: passed, testResults } = reportSchema.parse(
    JSON.parse(readFileSync(report, 'utf8')),
  );
  const failures = testResults.flatMap((file) => {
    const label = `${pass} ${relative(root, file.name)}`;
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    // A file that cannot be loaded, or whose hooks fail, has no failed test of its own.
    if (failed.length === 0 && file.status === 'failed') return [`${label}\n${file.message ?? ''}`];
    return failed.map((test) => `${label} › ${test.fullName}\n${ownLines(test.failureMessages ?? [])}`);
  });
  if (failures.length === 0 && exit !== '0') failures.push(`${pass}：测试程序以 ${exit} 结束`);
  if (failures.length === 0 && passed === 0) failures.push(`${pass}：一条测试也没有运行`);
  return { passed, failures };
}

/** Failure messages without the stack lines of libraries. */
function ownLines(messages: string[]): string {
  const lines = messages.join('\n').split('\n');
  return lines.filter((line) => !/^\s+at .*(node_modules|node:)/.test(line)).join('\n');
}
