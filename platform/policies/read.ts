import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Clause,
  compileClause,
  type EntityDefinition,
  type FactDefinition,
  lint,
  type ParameterDefinition,
  type ParameterStep,
  type ParameterType,
  type Program,
  type Vocabulary,
  type World,
} from '#engines/rules/index.ts';
import {
  clauseListSchema,
  clauseSchema,
  documentSchema,
  factsSchema,
  parametersSchema,
  readingsSchema,
  standardsSchema,
} from './schema.ts';
import { isValueOf, parameterTypeLabel } from './standard-value.ts';
import { type PolicyProblem, chinese, readPolicyFile, reasonOf } from './yaml-file.ts';
import type { z } from 'zod';

export const packsFolder = join(import.meta.dirname, '../../packs');

/** A clause of a place with the program made of it. */
export interface BookClause {
  clause: Clause;
  program: Program;
  file: string;
  line: number;
}

/** All clauses of one place. */
export interface PolicyBook {
  pack: string;
  document: z.output<typeof documentSchema>;
  readings: z.output<typeof readingsSchema>;
  /** Dated values of parameters; a name without an entry is not configured. */
  standards: ReadonlyMap<string, readonly (ParameterStep & { source: string })[]>;
  clauses: BookClause[];
}

export interface Library {
  vocabulary: Vocabulary;
  parameters: ReadonlyMap<string, ParameterDefinition>;
  books: PolicyBook[];
  problems: PolicyProblem[];
}

function readVocabulary(root: string, problems: PolicyProblem[]): Vocabulary {
  const file = 'base/policies/facts.yaml';
  const read = readPolicyFile(join(root, file), file, factsSchema, problems);
  const entities = Object.entries(read?.value ?? {}).map(
    ([name, { label, facts }]): [string, EntityDefinition] => [
      name,
      {
        name,
        label,
        facts: Object.entries(facts).map(([fact, each]) => ({ name: fact, ...each }) as FactDefinition),
      },
    ],
  );
  return new Map(entities);
}

function readParameters(root: string, problems: PolicyProblem[]): Map<string, ParameterDefinition> {
  const file = 'base/policies/parameters.yaml';
  const read = readPolicyFile(join(root, file), file, parametersSchema, problems);
  return new Map(Object.entries(read?.value ?? {}).map(([name, each]) => [name, { name, ...each }]));
}

const hints: Partial<Record<ParameterType, string>> = {
  rate: '（小数，如 0.045）',
  money: '（元，至多两位小数）',
};
const writtenAs = (type: ParameterType): string => `${parameterTypeLabel(type)}${hints[type] ?? ''}`;

const notClauses = ['document.yaml', 'readings.yaml', 'standards.yaml'];

/** The readings every place shares, under those of the place. */
function readReadings(root: string, pack: string, problems: PolicyProblem[]): PolicyBook['readings'] {
  const files = ['base', pack]
    .map((id) => `${id}/policies/readings.yaml`)
    .filter((file) => existsSync(join(root, file)));
  return Object.assign(
    {},
    ...files.map((file) => readPolicyFile(join(root, file), file, readingsSchema, problems)?.value),
  );
}

function readBook(
  root: string,
  pack: string,
  base: Omit<World, 'readings'>,
  problems: PolicyProblem[],
): PolicyBook | undefined {
  const folder = join(root, pack, 'policies');
  const document = readPolicyFile(
    join(folder, 'document.yaml'),
    `${pack}/policies/document.yaml`,
    documentSchema,
    problems,
  );
  if (!document) return undefined;
  const standardsFile = `${pack}/policies/standards.yaml`;
  const standards = existsSync(join(root, standardsFile))
    ? readPolicyFile(join(root, standardsFile), standardsFile, standardsSchema, problems)
    : undefined;
  for (const [name, steps] of Object.entries(standards?.value ?? {})) {
    const definition = base.parameters.get(name);
    const say = (path: (string | number)[], reason: string) =>
      problems.push({ file: standardsFile, line: standards?.lineOf(path) ?? 1, reason });
    if (!definition) say([name], `没有参数“${name}”`);
    for (const [at, { value }] of steps.entries())
      if (definition && !isValueOf(definition, value))
        say(
          [name, at, 'value'],
          `“${definition.label}”应写成${writtenAs(definition.type)}：${JSON.stringify(value)}`,
        );
  }
  const readings = readReadings(root, pack, problems);
  const chosen = Object.entries(readings).flatMap(([id, each]) => (each.chosen ? [[id, each.chosen]] : []));
  const world: World = { ...base, readings: Object.fromEntries(chosen) };
  const book: PolicyBook = {
    pack,
    document: document.value,
    readings,
    standards: new Map(Object.entries(standards?.value ?? {})),
    clauses: [],
  };
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml') || notClauses.includes(name)) continue;
    addClauses(book, world, join(folder, name), `${pack}/policies/${name}`, problems);
  }
  return book;
}

/** The program of one clause, or what is wrong with it and where in the clause. */
function readClause(
  book: PolicyBook,
  world: World,
  given: unknown,
): { clause: Clause; program: Program } | { path: readonly PropertyKey[]; reason: string }[] {
  const parsed = clauseSchema.safeParse(given, { error: chinese });
  if (!parsed.success)
    return parsed.error.issues.map((issue) => ({ path: issue.path, reason: reasonOf(issue) }));
  const clause = parsed.data as Clause;
  const { program, problems } = compileClause(clause, world);
  const said = (reason: string): string => `${clause.id}：${reason}`;
  const found = [
    ...problems.map(({ path, reason }) => ({ path, reason: said(reason) })),
    ...(program?.readings ?? [])
      .filter((id) => !book.readings[id])
      .map((id) => ({ path: ['readings'], reason: said(`读法 ${id} 没有说明`) })),
    // Worked cases stand in a file of their own and are counted there.
    ...lint([clause], new Map([[clause.id, Number.POSITIVE_INFINITY]]))
      .filter(({ severity }) => severity === 'error')
      .map(({ path = [], reason }) => ({ path, reason: said(reason) })),
    ...(book.clauses.some((other) => other.clause.id === clause.id)
      ? [{ path: ['id'], reason: `条款 ${clause.id} 写了两次` }]
      : []),
  ];
  return program && found.length === 0 ? { clause, program } : found;
}

function addClauses(
  book: PolicyBook,
  world: World,
  path: string,
  file: string,
  problems: PolicyProblem[],
): void {
  const read = readPolicyFile(path, file, clauseListSchema, problems);
  for (const [at, given] of (read?.value.clauses ?? []).entries()) {
    const line = (inner: readonly PropertyKey[]): number => read?.lineOf(['clauses', at, ...inner]) ?? 1;
    const found = readClause(book, world, given);
    if (Array.isArray(found))
      problems.push(...found.map((each) => ({ file, line: line(each.path), reason: each.reason })));
    else book.clauses.push({ ...found, file, line: line([]) });
  }
}

/**
 * Every place's clauses (or one place's), compiled; problems name file, line and reason. A clause with a problem is left out.
 */
export function readLibrary(root: string = packsFolder, only?: string): Library {
  const problems: PolicyProblem[] = [];
  const vocabulary = readVocabulary(root, problems);
  const parameters = readParameters(root, problems);
  const packs = readdirSync(root).filter(
    (id) => (only ?? id) === id && existsSync(join(root, id, 'policies', 'document.yaml')),
  );
  const books = packs
    .sort()
    .flatMap((pack) => readBook(root, pack, { vocabulary, parameters }, problems) ?? []);
  return { vocabulary, parameters, books, problems };
}

/** A clause by its id, with the book it stands in. Ids carry the code of their place, so they are unique. */
export function findClause(library: Library, id: string): (BookClause & { book: PolicyBook }) | undefined {
  for (const book of library.books) {
    const found = book.clauses.find(({ clause }) => clause.id === id);
    if (found) return { ...found, book };
  }
  return undefined;
}
