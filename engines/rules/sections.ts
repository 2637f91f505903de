/** The parts of a clause that decide: validity, conditions, ranges, the things chosen, outcomes. */
import type { Context } from './context.ts';
import { batchOnly, traceOnly } from './generated.ts';
import { loopText } from './lists.ts';
import { literalAs } from './literals.ts';
import type { Clause, Json } from './model.ts';
import type { Criterion, Scope } from './pieces.ts';

/** States that must all be yes. */
export const every = (states: string[]): string =>
  states.length === 0 ? '2' : `Math.min(2,${states.join(',')})`;

/** Conditions that must all hold; the batch leaves by `leave` at the first that does not. */
export function conditions(
  context: Context,
  list: Json[] | undefined,
  scope: Scope,
  key: string,
  leave = '',
): string {
  const states = (list ?? []).map((each, at) => {
    const { js } = context.compile.condition(each, scope, [key, at]);
    if (leave) scope.block.body.push(batchOnly(`if(${js}===0){${leave}}`));
    return js;
  });
  return every(states);
}

/** G8: the window the event must fall in; the event of the application, or with `each` that of every thing. */
export function validity(context: Context, clause: Clause, scope: Scope, level: Criterion['level']): string {
  const given = clause.validity;
  if (!given || (given.each === true) !== (level === 'item')) return '2';
  const event = given.on ?? { firstKnown: ['eventDate', 'asOf'] };
  const on = context.compile.value(event, scope, ['validity', 'on']);
  const bounds = (['from', 'to'] as const).flatMap((key) => {
    const node = given[key];
    if (node === undefined) return [];
    const day = literalAs('date', node) ?? context.compile.value(node, scope, ['validity', key]);
    // A window whose bound nobody has set is open on that side (the text names no date).
    return [`(${day.js}!==${day.js}||${on.js}${key === 'from' ? '>=' : '<='}${day.js})`];
  });
  const state = context.temp('s');
  scope.block.body.push(`const ${state}=${on.js}!==${on.js}?1:${bounds.join('&&') || 'true'}?2:0;`);
  const words = [given.from, given.to].map((each) => literalAs('date', each ?? null)?.words ?? '').join('至');
  const criterion: Criterion = {
    part: 'validity',
    words: `在有效期内${words.length > 1 ? `（${words}）` : ''}`,
    parent: -1,
    level,
    shows: [{ label: on.words, js: on.js, type: on.type, ...(on.fact ? { fact: on.fact } : {}) }],
    path: ['validity'],
  };
  const index = context.criteria.push(criterion) - 1;
  scope.block.body.push(traceOnly(`T.${level}(${index},${state},NaN,${on.js},NaN);`));
  return state;
}

/** G9: figures the place has set must lie within what the text allows. */
export function ranges(context: Context, clause: Clause, scope: Scope): string {
  const states = (clause.ranges ?? []).map(({ value, from, to, label, article }, at) => {
    const within = { fact: value, atLeast: from, atMost: to };
    const node = { all: [within], label, ...(article ? { article } : {}) };
    return context.compile.condition(node, scope, ['ranges', at]).js;
  });
  return every(states);
}

/** States of the things the clause decides on, into S; returns the state of “at least one is chosen”. */
export function things(context: Context, clause: Clause, root: Scope): string {
  if (!clause.over) return '2';
  const loop = context.compile.list(clause.over, root, ['over']);
  if (!loop) return '0';
  const inner: Scope = { ...loop.inner, trace: { level: 'item', part: 'each' } };
  inner.block.body.push(traceOnly(`T.at=${loop.row};`));
  const valid = validity(context, clause, inner, 'item');
  const leave = `S[${loop.row}]=0;continue;`;
  const state = every([valid, conditions(context, clause.each, inner, 'each', leave)]);
  const any = context.temp('s');
  const step = [
    `S[${loop.row}]=${state};if(S[${loop.row}]>${any}&&${loop.heads}>0)${any}=S[${loop.row}];`,
    traceOnly(`T.thing(${loop.row},S[${loop.row}]);`),
    '',
  ].join('\n');
  // What things nobody can decide on yet lack, for conditions on all of them.
  root.block.body.push(`let ${any}=${loop.known}?0:1;`, loopText(loop, undefined, step), 'open=cause||1;');
  return any;
}

/** The first outcome that is met, into `oc`; none while one before it is unclear. */
export function outcomes(context: Context, clause: Clause, scope: Scope): void {
  scope.block.body.push('let oc=-1,unclear=0;');
  for (const [at, { when }] of (clause.outcomes ?? []).entries()) {
    const state =
      when === undefined ? '2' : context.compile.condition(when, scope, ['outcomes', at, 'when']).js;
    scope.block.body.push(`if(oc<0&&!unclear){if(${state}===2)oc=${at};else if(${state}===1)unclear=1;}`);
  }
}
