import { existsSync, readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { zhCN } from 'zod/locales';

/** Messages of the schemas as people read them, also where no server has set the language. */
export const chinese = zhCN().localeError;

/** One thing wrong in a policy file. */
export interface PolicyProblem {
  file: string;
  line: number;
  reason: string;
}

/** A policy file read and checked by its schema, and the line of any part of it. */
export interface PolicyFile<T> {
  file: string;
  value: T;
  lineOf: (path: readonly PropertyKey[]) => number;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
      : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(part)] : undefined;
    const start = pair ? (pair.key as Node).range : (next as Node | undefined)?.range;
    if (!start) break;
    offset = start[0];
    node = next;
  }
  return offset;
}

/** A JSON file read and checked; an error that names file, line and reason in Chinese where it is not what is asked for. */
export function readJsonFile<T extends z.ZodType>(
  path: string,
  schema: T,
): { value: z.output<T>; lineOf: (at: readonly PropertyKey[]) => number } {
  if (!existsSync(path)) throw new Error(`没有文件 ${path}`);
  const text = readFileSync(path, 'utf8');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const said = /line (\d+)/.exec(String(error))?.[1];
    const end = text.trimEnd().split('\n').length;
    throw new Error(`${path}:${said ?? end} 不是正确的 JSON`, { cause: error });
  }
  // Only for lines, and only when something is wrong: JSON is YAML too.
  const lineOf = (at: readonly PropertyKey[]): number => {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    return lines.linePos(offsetOf(document, at)).line;
  };
  const result = schema.safeParse(given, { error: chinese });
  if (result.success) return { value: result.data, lineOf };
  const wrong = result.error.issues.map((issue) => `${path}:${lineOf(issue.path)} ${reasonOf(issue)}`);
  throw new Error(wrong.join('\n'));
}

/** Reads a YAML file; undefined with problems where it is not what the schema asks for. */
export function readPolicyFile<T extends z.ZodType>(
  path: string,
  file: string,
  schema: T,
  problems: PolicyProblem[],
): PolicyFile<z.output<T>> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const lineOf = (at: readonly PropertyKey[]): number => lines.linePos(offsetOf(document, at)).line;
  if (document.errors.length > 0) {
    for (const error of document.errors)
      problems.push({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: `不是正确的 YAML：${error.code}`,
      });
    return undefined;
  }
  const result = schema.safeParse(document.toJS() ?? {}, { error: chinese });
  if (result.success) return { file, value: result.data, lineOf };
  for (const issue of result.error.issues)
    problems.push({ file, line: lineOf(issue.path), reason: reasonOf(issue) });
  return undefined;
}

export const reasonOf = (issue: z.core.$ZodIssue): string =>
  `“${issue.path.map(String).join('.')}”不对：${issue.message === '无效输入' ? '没有写，或者写法不对' : issue.message}`;
