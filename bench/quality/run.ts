import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ranksOf } from './evaluate.ts';
import { hourlyTasks } from './hourly.ts';
import { type QualityResult, qualityText, resultOf } from './report.ts';
import { scoutTasks } from './scout.ts';
import { type QualityTask, variantsOf } from './task.ts';

/** The layout is known by its table of choices. */
async function tasksOf(dir: string): Promise<QualityTask[]> {
  const files = await readdir(dir);
  if (files.some((file) => file.startsWith('apply'))) return scoutTasks(dir);
  if (files.some((file) => file.startsWith('views'))) return hourlyTasks(dir);
  throw new Error(`${dir}: neither apply*.csv nor views*.csv`);
}

/**
 * npm run bench -- quality --data <dir> [--data <dir>] [--json]: how good the learned lists are, on real
 * pairs, both directions, full explicit rankings, beside the textbook methods on the same pairs. A
 * test.csv (seeker, post) in the folder is scored; without one the last pair of each seeker is.
 */
export async function runQuality(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
  });
  if (!values.data) throw new Error('npm run bench -- quality --data <dir>');
  const results: QualityResult[] = [];
  for (const dir of values.data) {
    let start = process.cpuUsage();
    for (const task of await tasksOf(dir)) {
      const variants = variantsOf(task);
      const ranks = ranksOf({ ...task, variants });
      const { user, system } = process.cpuUsage(start);
      start = process.cpuUsage();
      const result = resultOf(task, variants, ranks, (user + system) / 1e6);
      results.push(result);
      if (!values.json) process.stdout.write(`${qualityText(result)}\n`);
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  return 0;
}
