/** What a policy officer should look at in a set of clauses before it comes into force. */
import { parseDay } from './literals.ts';
import { type Clause, isObject, type Json } from './model.ts';

/** Something in a set of clauses that a policy officer should look at. */
export interface LintFinding {
  clause: string;
  code: 'noCitation' | 'unreachable' | 'gap' | 'overlap' | 'fewCases' | 'emptyWindow';
  /** `error` keeps a clause from coming into force. */
  severity: 'error' | 'warning';
  reason: string;
  /** Where in the clause; absent where it is about the whole. */
  path?: (string | number)[];
}

interface Bounds {
  is?: Json[];
  not: Json[];
  low: number;
  high: number;
}

const fixed = (value: Json | undefined): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return Number.isNaN(parseDay(value)) ? undefined : parseDay(value);
  if (!isObject(value)) return undefined;
  const number = value.yuan ?? value.percent ?? value.number;
  return typeof number === 'number' ? number : fixed(value.date);
};

/** Tests on one fact that must all hold: the name of a fact that cannot meet them, and the first test that cannot be added. */
function contradiction(
  conditions: readonly { node: Json; path: (string | number)[] }[],
): { name: string; path: (string | number)[] } | undefined {
  const facts = new Map<string, Bounds>();
  for (const { node, path } of conditions) {
    if (!isObject(node) || node.fact === undefined) continue;
    const name = JSON.stringify(node.fact);
    const bounds = facts.get(name) ?? {
      not: [],
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    };
    facts.set(name, bounds);
    const allowed = node.is === undefined ? node.in : [node.is];
    if (Array.isArray(allowed))
      bounds.is = bounds.is ? bounds.is.filter((each) => allowed.includes(each)) : allowed;
    if (node.isNot !== undefined) bounds.not.push(node.isNot);
    if (Array.isArray(node.notIn)) bounds.not.push(...node.notIn);
    bounds.low = Math.max(bounds.low, fixed(node.atLeast) ?? bounds.low, fixed(node.above) ?? bounds.low);
    bounds.high = Math.min(bounds.high, fixed(node.atMost) ?? bounds.high, fixed(node.below) ?? bounds.high);
    const isStrict = node.above !== undefined && fixed(node.above) === bounds.high;
    const left = bounds.is?.filter(
      (each) =>
        !bounds.not.includes(each) &&
        (typeof each !== 'number' || (each >= bounds.low && each <= bounds.high)),
    );
    if (bounds.low > bounds.high || isStrict || left?.length === 0) return { name, path };
  }
  return undefined;
}

/** Conditions that must all hold, those within `all` too, each with its place. */
const flat = (
  conditions: readonly Json[],
  at: (string | number)[],
): { node: Json; path: (string | number)[] }[] =>
  conditions.flatMap((node, index) =>
    isObject(node) && Array.isArray(node.all)
      ? flat(node.all, [...at, index, 'all'])
      : [{ node, path: [...at, index] }],
  );

function lintOne(clause: Clause, cases: number): LintFinding[] {
  const found: LintFinding[] = [];
  const add = (
    code: LintFinding['code'],
    severity: LintFinding['severity'],
    reason: string,
    path?: LintFinding['path'],
  ): void => void found.push({ clause: clause.id, code, severity, reason, ...(path ? { path } : {}) });
  if (clause.article.trim() === '') add('noCitation', 'error', '没有写明出处条文');
  for (const part of ['when', 'each'] as const) {
    const found = contradiction(flat(clause[part] ?? [], [part]));
    if (found) add('unreachable', 'error', `对 ${found.name} 的几个条件不可能同时满足`, found.path);
  }
  const outcomes = clause.outcomes ?? [];
  const last = outcomes.findIndex((each) => each.when === undefined);
  if (last >= 0 && last < outcomes.length - 1)
    add('unreachable', 'error', `第 ${last + 1} 个结果没有条件，后面的结果永远到不了`, ['outcomes', last]);
  const { from, to } = clause.validity ?? {};
  if (typeof from === 'string' && typeof to === 'string' && from > to)
    add('emptyWindow', 'error', `有效期 ${from} 至 ${to} 首尾颠倒`, ['validity']);
  for (const [at, { from: low, to: high, label }] of (clause.ranges ?? []).entries())
    if ((fixed(low) ?? 0) > (fixed(high) ?? Number.POSITIVE_INFINITY))
      add('unreachable', 'error', `第 ${at + 1} 个范围“${label}”首尾颠倒`, ['ranges', at]);
  if (cases < 3) add('fewCases', 'error', `只有 ${cases} 个案例，至少要 3 个`);
  return found;
}

const kinds = (clause: Clause): string[] => {
  const test = (clause.when ?? []).find((node) => isObject(node) && node.fact === 'applicant.kind');
  if (!isObject(test)) return [];
  if (Array.isArray(test.in)) return test.in.map(String);
  return test.is === undefined ? [] : [String(test.is)];
};
const namesOther = (a: Clause, b: Clause): boolean =>
  a.exclusive?.some((each) => each.with.includes(b.id)) ?? false;

/** Two money clauses that may pay one applicant for the same things of the same list, with nothing said about both. */
function overlaps(clauses: readonly Clause[]): LintFinding[] {
  const money = clauses.filter((each) => each.kind === 'money' && each.over !== undefined);
  return money.flatMap((a, at) =>
    money.slice(at + 1).flatMap((b) => {
      const isSame =
        a.class === b.class && a.over === b.over && kinds(a).some((kind) => kinds(b).includes(kind));
      if (!isSame || namesOther(a, b) || namesOther(b, a)) return [];
      const reason = `与 ${b.id} 可能对同一批对象付给同一申请人，没有写明能否同享`;
      return [{ clause: a.id, code: 'overlap' as const, severity: 'warning' as const, reason }];
    }),
  );
}

/** Versions of one clause leave no day between them uncovered and none covered twice. */
export function lintVersions(
  clause: string,
  versions: readonly { from: string; to: string | null }[],
): LintFinding[] {
  const sorted = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.slice(1).flatMap(({ from }, at) => {
    const before = sorted[at]?.to;
    const dayBefore = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10);
    if (before === dayBefore) return [];
    const isGap = typeof before === 'string' && before < dayBefore;
    return [
      {
        clause,
        code: isGap ? ('gap' as const) : ('overlap' as const),
        severity: 'error' as const,
        reason: isGap ? `${before} 之后到 ${from} 之前没有有效版本` : `${from} 起的版本与前一版本日期重叠`,
      },
    ];
  });
}

/** Looks through the clauses of one place. `cases` counts the worked cases of each. */
export function lint(clauses: readonly Clause[], cases: ReadonlyMap<string, number>): LintFinding[] {
  return [...clauses.flatMap((each) => lintOne(each, cases.get(each.id) ?? 0)), ...overlaps(clauses)];
}
