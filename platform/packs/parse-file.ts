import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { zhCN } from 'zod/locales';
import type { z } from 'zod';
import { parseCsv } from './csv.ts';
import type { FileName, Folder } from './files.ts';
import { mergeOver } from './merge.ts';
import type { PackProblem, PackProblemCode, Place } from './problem.ts';

type Path = readonly PropertyKey[];

/** The checked content of one pack file and where in the files a part of it stands. */
export type Source<T> = { value: T; at: (...path: PropertyKey[]) => Place };

const chinese = zhCN().localeError;
const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '若干带名称的项',
  record: '若干带名称的项',
};

const say: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') return `应为${typeNames[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.map(String).join('、')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message;
  return chinese(issue);
};

const check = <T extends z.ZodType>(schema: T, value: unknown) =>
  schema.safeParse(value, { error: say, reportInput: true });

/** What a Zod issue means to the person who edits the file. */
function explain(issue: z.core.$ZodIssue): { code: PackProblemCode; path: Path; reason: string }[] {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknownKey',
      path: [...issue.path, key],
      reason: `不认识的项“${[name, key].filter(Boolean).join('.')}”`,
    }));
  }
  return issue.input === undefined
    ? [{ code: 'missingKey', path: issue.path, reason: `缺少“${name}”` }]
    : [{ code: 'invalidValue', path: issue.path, reason: `“${name}”不对：${issue.message}` }];
}

type Layer = { file: string; document: Document.Parsed; lines: LineCounter };

/** How far a path exists in a layer, and where its last existing part begins. */
function follow(layer: Layer, path: Path): { depth: number; offset: number } {
  let node: unknown = layer.document.contents;
  let offset = 0;
  let depth = 0;
  for (const part of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
      : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(part)] : undefined;
    const start = pair ? (pair.key as Node).range : (next as Node | undefined)?.range;
    if (!start) break;
    offset = start[0];
    depth += 1;
    node = next;
  }
  return { depth, offset };
}

function placeIn(layers: readonly Layer[], path: Path): Place {
  const found = layers.map((layer) => ({ layer, ...follow(layer, path) }));
  const deepest = found.reduce((best, each) => (each.depth > best.depth ? each : best));
  return { file: deepest.layer.file, line: deepest.layer.lines.linePos(deepest.offset).line };
}

/** Reads a YAML file of a pack over the same file of what it inherits (`folders`: the place first). Problems go to `problems`. */
export function readYaml<T extends z.ZodType>(
  folders: readonly Folder[],
  name: FileName,
  schema: T,
  problems: PackProblem[],
): Source<z.output<T>> | undefined {
  const layers: Layer[] = [];
  for (const folder of folders) {
    const bytes = folder.files.get(name);
    if (!bytes) continue;
    const lines = new LineCounter();
    const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines, prettyErrors: false });
    const file = `${folder.id}/${name}`;
    layers.push({ file, document, lines });
    for (const error of document.errors) {
      problems.push({
        file,
        line: lines.linePos(error.pos[0]).line,
        code: 'yamlSyntax',
        reason: `不是正确的 YAML：${error.code}`,
      });
    }
  }
  if (layers.length === 0) {
    problems.push({
      file: `${folders[0]?.id}/${name}`,
      line: 1,
      code: 'missingFile',
      reason: `缺少文件 ${name}`,
    });
    return undefined;
  }
  if (layers.some((layer) => layer.document.errors.length > 0)) return undefined;
  const merged = layers.reduceRight<unknown>(
    (inherited, layer) => mergeOver(inherited, layer.document.toJS() ?? {}),
    {},
  );
  const at = (...path: PropertyKey[]): Place => placeIn(layers, path);
  const result = check(schema, merged);
  if (result.success) return { value: result.data, at };
  for (const { path, ...problem } of result.error.issues.flatMap(explain))
    problems.push({ ...at(...path), ...problem });
  return undefined;
}

/** Reads a CSV file of a pack, or else the inherited one; the header names the columns of the schema, those that may be left out as it likes. `at(row, …)` is the row's line. */
export function readCsv<T extends z.ZodObject>(
  folders: readonly Folder[],
  name: FileName,
  schema: T,
  problems: PackProblem[],
): Source<z.output<T>[]> | undefined {
  const folder = folders.find((each) => each.files.has(name));
  const file = `${(folder ?? folders[0])?.id}/${name}`;
  const refuse = (line: number, code: PackProblemCode, reason: string): void =>
    void problems.push({ file, line, code, reason });
  if (!folder) {
    refuse(1, 'missingFile', `缺少文件 ${name}`);
    return undefined;
  }
  const before = problems.length;
  const table = parseCsv(folder.files.get(name)?.toString('utf8') ?? '');
  if (table.brokenAt) refuse(table.brokenAt, 'csvSyntax', '引号没有配对');
  const columns = Object.keys(schema.shape);
  for (const column of table.header)
    if (!columns.includes(column)) refuse(1, 'unknownKey', `不认识的列“${column}”`);
  for (const column of columns)
    if (!table.header.includes(column) && !check(schema.shape[column] as z.ZodType, undefined).success)
      refuse(1, 'missingKey', `缺少列“${column}”`);
  if (problems.length > before) return undefined;
  const values: z.output<T>[] = [];
  for (const row of table.rows) {
    if (row.cells.length !== table.header.length) {
      refuse(row.line, 'csvSyntax', `应有 ${table.header.length} 列，实有 ${row.cells.length} 列`);
      continue;
    }
    const result = check(
      schema,
      Object.fromEntries(table.header.map((column, at) => [column, row.cells[at]])),
    );
    if (result.success) values.push(result.data);
    else for (const { code, reason } of result.error.issues.flatMap(explain)) refuse(row.line, code, reason);
  }
  if (problems.length > before) return undefined;
  return { value: values, at: (row) => ({ file, line: table.rows[Number(row)]?.line ?? 1 }) };
}
