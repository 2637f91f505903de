import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { caseSchema, runCase } from '#platform/policies/case-file.ts';
import { readLibrary } from '#platform/policies/read.ts';

/** Runs a file of worked cases against the clauses of the packs; needs neither server nor database. */
export async function policyCheckCommand(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file) {
    process.stderr.write('请写明案例文件：npx gongqiao policy check <cases.json> [--json]\n');
    return 2;
  }
  const read = z.array(caseSchema).safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) {
    process.stderr.write(`案例文件的格式不对：\n${z.prettifyError(read.error)}\n`);
    return 2;
  }
  const library = readLibrary();
  for (const { file: at, line, reason } of library.problems)
    process.stderr.write(`${at}:${line} ${reason}\n`);
  const results = read.data.map((each) => runCase(library, each));
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
  else {
    for (const each of results) {
      process.stdout.write(`${each.pass ? '通过' : '不符'}  ${each.clause}  ${each.case}\n`);
      if (!each.pass) {
        process.stdout.write(`      应为 ${JSON.stringify(each.expected)}\n`);
        process.stdout.write(`      实得 ${JSON.stringify(each.got)}\n`);
      }
    }
    const failed = results.filter((each) => !each.pass).length;
    process.stdout.write(`共 ${results.length} 例，通过 ${results.length - failed} 例，不符 ${failed} 例\n`);
  }
  return results.every((each) => each.pass) && library.problems.length === 0 ? 0 : 1;
}
