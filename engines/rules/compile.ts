/** A clause of a place compiled into a program, or the problems that keep it from being one. */
import { compileCondition } from './conditions.ts';
import { type Compile, Context, type World } from './context.ts';
import { makeRun, traceOnly } from './generated.ts';
import { compileList } from './lists.ts';
import { parseRate } from './literals.ts';
import { type Clause, isObject, type Json } from './model.ts';
import { payments, told } from './payments.ts';
import type { Criterion, Scope } from './pieces.ts';
import type { Program } from './program.ts';
import { conditions, every, outcomes, ranges, things, validity } from './sections.ts';
import { compileValue } from './values.ts';

const compilers = (context: Context): Compile => ({
  value: (node, scope, path) => compileValue(context, node, scope, path),
  condition: (node, scope, path, parent) => compileCondition(context, node, scope, path, parent),
  list: (list, scope, path) => compileList(context, list, scope, path),
});

/** The lines that reckon a sum once the clause holds: `fen`, and what is missing of it in `lack`. */
function sumText({ pays }: Clause, paid: string): string {
  if (!paid) return pays === 'unstated' ? 'if(state===0)fen=0;' : '';
  const settled = 'if(fen!==fen){state=lack&1?1:3;}else if(!(fen>0)){state=0;fen=0;}';
  return `if(state===2){${paid}\n${settled}}else fen=state===0?0:NaN;`;
}

/** The body of a clause's function. */
function clauseText(context: Context, clause: Clause): string {
  const { root } = context;
  const entity = context.entity('case');
  const whole: Scope = {
    block: root,
    places: new Map(entity ? [['case', { entity, row: 'i', block: root }]] : []),
  };
  const part = (name: Criterion['part']): Scope => ({ ...whole, trace: { level: 'case', part: name } });
  const valid = validity(context, clause, part('validity'), 'case');
  const refused = clause.pays === undefined ? 'NaN' : '0';
  const leave = clause.outcomes ? '' : `out.state[i]=0;out.amount[i]=${refused};out.outcome[i]=-1;continue;`;
  const when = conditions(context, clause.when, part('when'), 'when', leave);
  const any = things(context, clause, part('each'));
  context.isTogether = true;
  const together = conditions(context, clause.together, part('together'), 'together');
  context.isTogether = false;
  const within = ranges(context, clause, part('range'));
  context.conditions = every([when, any, together]);
  outcomes(context, clause, part('outcome'));
  const paid = payments(context, clause, whole);
  const explained = told(context, clause, whole);
  const holds = (clause.outcomes ?? []).map((each) => (each.holds ? 2 : 0)).join(',');
  const decided = clause.outcomes
    ? `unclear||oc<0?1:Math.min([${holds}][oc],${valid},${within})`
    : every([valid, when, any, together, within]);
  root.body.push(
    `let state=${decided},fen=${paid ? '0' : 'NaN'},lack=0;`,
    sumText(clause, paid),
    'if(state===1&&cause===2)state=3;',
    traceOnly(explained),
    'out.state[i]=state;out.amount[i]=fen;out.outcome[i]=oc;',
  );
  return root.text();
}

/** A name that is also a fact's would be read as the fact. */
function checkNames(context: Context): void {
  const facts = context.entity('case')?.facts ?? [];
  for (const name of Object.keys(context.lets)) {
    const fact = facts.find((each) => each.name === name);
    if (fact) context.fail(['let', name], 'nameTaken', `“${name}”已是事实“${fact.label}”的名字`);
  }
}

/** Definitions that come back to themselves, also those nothing uses. */
function checkCircles(context: Context): void {
  if (context.problems.some(({ code }) => code === 'circular')) return;
  const namesIn = (node: Json | undefined): string[] => {
    if (typeof node === 'string') return Object.hasOwn(context.lets, node) ? [node] : [];
    if (Array.isArray(node)) return node.flatMap(namesIn);
    return isObject(node) ? Object.values(node).flatMap(namesIn) : [];
  };
  const reach = (name: string, seen: readonly string[]): readonly string[] | undefined => {
    if (seen.includes(name)) return [...seen.slice(seen.indexOf(name)), name];
    for (const next of namesIn(context.lets[name])) {
      const circle = reach(next, [...seen, name]);
      if (circle) return circle;
    }
    return undefined;
  };
  for (const name of Object.keys(context.lets)) {
    const circle = reach(name, []);
    if (!circle) continue;
    context.fail(['let', name], 'circular', `“${circle.join(' → ')}”绕回了自己`);
    return;
  }
}

function checkShares(context: Context, { funding = [] }: Clause): void {
  const always = funding.filter((each) => each.when === undefined && each.of === undefined);
  if (always.length === 0 || always.length !== funding.length) return;
  const sum = always.reduce((total, each) => total + parseRate(each.share), 0);
  if (sum !== 1e6) context.fail(['funding'], 'sharesNotWhole', `资金分担之和是 ${sum / 1e4}%，不是 100%`);
}

/**
 * Compiles a clause against what its place knows. A clause with problems has no program: nothing of it
 * may come into force. Every reading it cites is collected.
 */
export function compileClause(
  clause: Clause,
  world: World,
): { program?: Program; problems: Context['problems'] } {
  const context = new Context(clause, world, compilers);
  const text = clauseText(context, clause);
  checkNames(context);
  checkCircles(context);
  checkShares(context, clause);
  const { problems, slots, parameters, criteria, payments: paid, readings } = context;
  if (problems.length > 0) return { problems };
  const program: Program = {
    clause,
    slots,
    parameters,
    criteria,
    payments: paid,
    readings: [...new Set([...(clause.readings ?? []), ...readings])],
    run: makeRun(text, context, 'batch'),
    explain: makeRun(text, context, 'trace'),
  };
  return { program, problems };
}
