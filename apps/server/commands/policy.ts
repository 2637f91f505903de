import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { decide, explain, type Json, lint, type ParameterStep, type Reason } from '#engines/rules/index.ts';
import { caseSchema, parametersOfCase, runCase, type WorkedCase } from '#platform/policies/case-file.ts';
import { problemsOfFacts } from '#platform/policies/facts-file.ts';
import { findClause, type Library, packsFolder, readLibrary } from '#platform/policies/read.ts';
import { readJsonFile } from '#platform/policies/yaml-file.ts';

function refuse(text: string): 2 {
  process.stderr.write(`${text}\n`);
  return 2;
}

/** The clauses of the packs; what is wrong in their files goes to standard error. */
function openLibrary(): Library {
  const library = readLibrary();
  for (const { file, line, reason } of library.problems) process.stderr.write(`${file}:${line} ${reason}\n`);
  return library;
}

const readCases = (file: string): WorkedCase[] => readJsonFile(file, z.array(caseSchema)).value;

/** Runs a file of worked cases against the clauses of the packs; needs neither server nor database. */
export async function policyCheckCommand(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [file] = positionals;
  if (!file) return refuse('请写明案例文件：npx gongqiao policy check <案例文件> [--json]');
  const cases = readCases(file);
  const library = openLibrary();
  const results = cases.map((each) => runCase(library, each));
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
  else {
    for (const each of results) {
      process.stdout.write(`${each.pass ? '通过' : '不符'}  ${each.clause}  ${each.case}\n`);
      if (each.pass) continue;
      process.stdout.write(`      应为 ${JSON.stringify(each.expected)}\n`);
      process.stdout.write(`      实得 ${JSON.stringify(each.got)}\n`);
    }
    const failed = results.filter((each) => !each.pass).length;
    process.stdout.write(`共 ${results.length} 例，通过 ${results.length - failed} 例，不符 ${failed} 例\n`);
  }
  return results.every((each) => each.pass) && library.problems.length === 0 ? 0 : 1;
}

const standings = {
  entitled: '可以享受',
  notYet: '尚不符合',
  refused: '不符合',
  unknown: '缺材料，暂不能认定',
  standardMissing: '符合条件，标准未配置',
};
const marks = { yes: '符合', no: '不符', unknown: '不明' };

function reasonLine({ thing, state, text, found, article, reading, materials, due }: Reason): string {
  const who = thing < 0 ? '' : `第 ${thing + 1} 项 `;
  const facts = found.map(({ label, value }) => `${label}：${value}`).join('，');
  const notes = [article, reading && `读法 ${reading}`, due && `${due} 起符合`].filter(Boolean).join('，');
  const missing = materials.length > 0 ? `，需补：${materials.join('、')}` : '';
  return `  ${marks[state]}  ${who}${text}${facts ? `（${facts}）` : ''}${notes ? `［${notes}］` : ''}${missing}`;
}

const factsFile = z.looseObject({ as_of: z.iso.date(), params: z.record(z.string(), z.json()).optional() });

/** `workers[0].contract.start`, step by step. */
const placeOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);

/** Explains what a clause decides on the facts of a file (the `inputs` of a worked case), in Chinese. */
export async function policyExplainCommand(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { facts: { type: 'string' } },
  });
  const [id] = positionals;
  if (!id || !values.facts)
    return refuse('请写明条款和事实文件：npx gongqiao policy explain <条款> --facts <文件>');
  const library = openLibrary();
  const found = findClause(library, id);
  if (!found) throw new Error(`没有条款 ${id}，或者它写错了，见上面`);
  const { value, lineOf } = readJsonFile(values.facts, factsFile);
  const { params = {}, ...facts } = value;
  const wrong = problemsOfFacts(library.vocabulary, facts as Json);
  for (const { path, reason } of wrong) process.stderr.write(`${values.facts}:${lineOf(path)} ${reason}\n`);
  if (wrong.length > 0) return 1;
  const { book, clause, program } = found;
  const parameters = new Map<string, readonly ParameterStep[]>([
    ...book.standards,
    ...parametersOfCase(library.parameters.values(), params),
  ]);
  const verdict = decide(program, facts, parameters);
  for (const { path, reason } of verdict.problems)
    process.stderr.write(`${values.facts}:${lineOf(placeOf(path))} ${path}：${reason}\n`);
  if (verdict.problems.length > 0) return 1;
  const missing = program.parameters.filter(({ name }) => !parameters.has(name)).map(({ label }) => label);
  const told = explain(program, verdict, missing);
  const lines = [
    `${clause.id} ${clause.title}`,
    `依据：${book.document.number ?? '文号不详'}《${book.document.title}》${clause.article}`,
    `结论：${standings[told.standing]}${told.from ? `，${told.from} 起符合` : ''}${verdict.outcome ? `（${verdict.outcome}）` : ''}`,
    ...told.reasons.map(reasonLine),
    ...told.arithmetic.map((line) => `  算法  ${line}`),
    ...(verdict.funding ?? []).map(({ source, fen }) => `  资金  ${source} ${fen / 100} 元`),
    ...told.missingStandards.map((label) => `  标准未配置  ${label}`),
    ...told.readings.map((each) => `  读法  ${each}：${book.readings[each]?.why ?? ''}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return library.problems.length === 0 ? 0 : 1;
}

/** Looks for overlaps, gaps, conditions nobody can meet, missing citations and cases. */
export async function policyLintCommand(): Promise<number> {
  const library = openLibrary();
  let errors = library.problems.length;
  for (const { pack, clauses } of library.books) {
    const file = join(packsFolder, pack, 'policies', 'cases.json');
    const cases = existsSync(file) ? readCases(file) : [];
    const counts = new Map(
      [...Map.groupBy(cases, (each) => each.clause)].map(([id, each]) => [id, each.length]),
    );
    for (const finding of lint(
      clauses.map((each) => each.clause),
      counts,
    )) {
      const at = clauses.find((each) => each.clause.id === finding.clause);
      if (finding.severity === 'error') errors += 1;
      process.stdout.write(
        `${at?.file}:${at?.line} ${finding.severity === 'error' ? '错误' : '提醒'} ${finding.clause}：${finding.reason}\n`,
      );
    }
  }
  const total = library.books.reduce((sum, each) => sum + each.clauses.length, 0);
  process.stdout.write(`共 ${library.books.length} 个地区 ${total} 条，错误 ${errors} 处\n`);
  return errors === 0 ? 0 : 1;
}
