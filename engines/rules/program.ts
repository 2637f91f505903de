import { compileCondition, traceMark } from './conditions.ts';
import { Block, Context, type Criterion, missing, type Scope, type Slot, type World } from './context.ts';
import { compileList, type Loop, loopText } from './lists.ts';
import {
  type Clause,
  type FundingShare,
  type Json,
  type ParameterDefinition,
  type Payment,
  type RuleProblem,
  scalarTypes,
} from './model.ts';
import * as runtime from './runtime.ts';
import { compileText } from './texts.ts';
import { compileValue, literalAs, parseRate } from './values.ts';

/** Columns of some applications: what generated code runs over. Made by frame.ts. */
export interface Frame {
  rows: number;
  columns: Float64Array[];
  offsets: Int32Array[];
  known: Uint8Array[];
  /** Room for one state per thing of the longest list. */
  things: number;
}
export type ParameterValue = number | ReadonlySet<number> | runtime.Steps | [number, number][] | undefined;

/** 0 refused, 1 unknown, 2 entitled, 3 entitled with a standard that is not configured (G10). */
export interface Results {
  state: Uint8Array;
  /** Fen; NaN where no sum exists. */
  amount: Float64Array;
  /** Index of the outcome, −1 where the clause has none that holds. */
  outcome: Int16Array;
}
/** Numbers per finding: criterion, thing (−1: the application), state, due day, two values shown. */
export const FINDING = 6;
/** Numbers per payment: its index, thing, type of `on` (scalarTypes), on, fen, heads. */
export const PAYMENT = 6;

/** Hears what the explaining run finds; as numbers, so that keeping every reason costs next to nothing. */
export class Trace {
  // Plain arrays: a typed array of this size costs more to make than all it holds.
  readonly findings: number[] = [];
  findingCount = 0;
  readonly payments: number[] = [];
  paymentCount = 0;
  things: number[] = [];
  /** Row of the thing a run is at. */
  at = -1;
  outcome: string | undefined = undefined;
  /** `of`: fen that are shared; NaN for the whole sum. */
  shares: { source: string; share: number; takesRest: boolean; of: number }[] = [];

  reset(): void {
    this.findingCount = 0;
    this.paymentCount = 0;
    this.things = [];
    this.outcome = undefined;
    this.shares = [];
  }
  private note(criterion: number, thing: number, state: number, due: number, a: number, b: number): void {
    const at = this.findingCount * FINDING;
    this.findingCount += 1;
    const { findings } = this;
    findings[at] = criterion;
    findings[at + 1] = thing;
    findings[at + 2] = state;
    findings[at + 3] = due;
    findings[at + 4] = a;
    findings[at + 5] = b;
  }
  case(criterion: number, state: number, due: number, a: number, b: number): void {
    this.note(criterion, -1, state, due, a, b);
  }
  item(criterion: number, state: number, due: number, a: number, b: number): void {
    this.note(criterion, this.at, state, due, a, b);
  }
  thing(_: number, state: number): void {
    this.things.push(state);
  }
  pay(payment: number, thing: number, type: number, on: number, fen: number, heads: number): void {
    const at = this.paymentCount * PAYMENT;
    this.paymentCount += 1;
    const { payments } = this;
    payments[at] = payment;
    payments[at + 1] = thing;
    payments[at + 2] = type;
    payments[at + 3] = on;
    payments[at + 4] = fen;
    payments[at + 5] = heads;
  }
  say(text: string): void {
    this.outcome = text;
  }
  fund(source: string, share: number, takesRest: boolean, of: number): void {
    this.shares.push({ source, share, takesRest, of });
  }
}

type Run = (
  frame: Frame,
  parameters: ParameterValue[],
  results: Results,
  things: Uint8Array,
  trace?: Trace,
) => void;

/** A clause ready to run: over columns, or over one application with everything it finds told to a trace. */
export interface Program {
  clause: Clause;
  slots: Slot[];
  parameters: ParameterDefinition[];
  criteria: Criterion[];
  /** What each payment of the clause pays, in words. */
  payments: string[];
  readings: string[];
  run: Run;
  explain: Run;
}

const min = (parts: string[]): string => (parts.length === 0 ? '2' : `Math.min(2,${parts.join(',')})`);

/** Starts a line that only the batch keeps: it need not look further once the answer is no. */
const batchMark = '//batch ';

/** Conditions that must all hold; the batch leaves by `leave` at the first that does not. */
function conditions(
  context: Context,
  list: Json[] | undefined,
  scope: Scope,
  key: string,
  leave = '',
): string {
  const parts = (list ?? []).map((each, at) => {
    const { js } = compileCondition(context, each, scope, [key, at]);
    if (leave) scope.block.body.push(`${batchMark}if(${js}===0){${leave}}`);
    return js;
  });
  return min(parts);
}

/** G8: the window the event must fall in; the event of the application, or with `each` that of every thing. */
function validity(context: Context, clause: Clause, scope: Scope, level: Criterion['level']): string {
  const given = clause.validity;
  if (!given || (given.each === true) !== (level === 'item')) return '2';
  const on = compileValue(context, given.on ?? { firstKnown: ['eventDate', 'asOf'] }, scope, [
    'validity',
    'on',
  ]);
  const bounds = (['from', 'to'] as const).flatMap((key) => {
    const node = given[key];
    if (node === undefined) return [];
    const day = literalAs('date', node) ?? compileValue(context, node, scope, ['validity', key]);
    // A window whose bound nobody has set is open on that side (the text names no date).
    return [`(${day.js}!==${day.js}||${on.js}${key === 'from' ? '>=' : '<='}${day.js})`];
  });
  const state = context.temp('s');
  scope.block.body.push(`const ${state}=${on.js}!==${on.js}?1:${bounds.join('&&') || 'true'}?2:0;`);
  const shows = [{ label: on.words, js: on.js, type: on.type, ...(on.fact ? { fact: on.fact } : {}) }];
  const words = [given.from, given.to].map((each) => literalAs('date', each ?? null)?.words ?? '').join('至');
  const index =
    context.criteria.push({
      part: 'validity',
      words: `在有效期内${words.length > 1 ? `（${words}）` : ''}`,
      parent: -1,
      level,
      shows,
      path: ['validity'],
    }) - 1;
  scope.block.body.push(`${traceMark}T.${level}(${index},${state},NaN,${on.js},NaN);`);
  return state;
}

function ranges(context: Context, clause: Clause, scope: Scope): string {
  const parts = (clause.ranges ?? []).map(({ value, from, to, label, article }, at) => {
    const node = {
      all: [{ fact: value, atLeast: from, atMost: to }],
      label,
      ...(article ? { article } : {}),
    };
    return compileCondition(context, node as Json, { ...scope, trace: { level: 'case', part: 'range' } }, [
      'ranges',
      at,
    ]).js;
  });
  return min(parts);
}

/** States of the things the clause decides on, into S; returns the state of “at least one is chosen”. */
function things(context: Context, clause: Clause, root: Scope): string {
  if (!clause.over) return '2';
  const loop = compileList(context, clause.over, root, ['over']);
  if (!loop) return '0';
  const inner: Scope = { ...loop.inner, trace: { level: 'item', part: 'each' } };
  inner.block.body.push(`${traceMark}T.at=${loop.row};`);
  const valid = validity(context, clause, inner, 'item');
  const leave = `S[${loop.row}]=0;continue;`;
  const state = min([valid, conditions(context, clause.each, inner, 'each', leave)]);
  const any = context.temp('s');
  const step = `S[${loop.row}]=${state};if(S[${loop.row}]>${any}&&${loop.heads}>0)${any}=S[${loop.row}];\n${traceMark}T.thing(${loop.row},S[${loop.row}]);\n`;
  root.block.body.push(`let ${any}=${loop.known}?0:1;`, loopText(loop, undefined, step));
  return any;
}

function payment(context: Context, pay: Payment, scope: Scope, at: number, thing: Loop | undefined): string {
  const list = pay.for === undefined ? undefined : compileList(context, pay.for, scope, ['pays', at, 'for']);
  const inner = list?.inner ?? scope;
  const amount = compileValue(context, pay.amount, inner, ['pays', at, 'amount']);
  context.payments[at] = amount.words;
  if (amount.type !== 'money') context.fail(['pays', at, 'amount'], 'wrongType', '支付的应是一笔金额（元）');
  const when =
    pay.when === undefined
      ? undefined
      : compileCondition(context, pay.when, { ...inner, trace: undefined } as Scope, ['pays', at, 'when']);
  const on = compileValue(context, pay.on ?? 'asOf', inner, ['pays', at, 'on']);
  const sum = `const x=${amount.js}*${thing?.heads ?? '1'};if(x!==x)lack|=${missing(amount)};fen+=x;\n${traceMark}T.pay(${at},${thing?.row ?? '-1'},${scalarTypes.indexOf(on.type)},${on.js},x,${thing?.heads ?? '1'});\n`;
  const guard = when ? `if(${when.js}===1){fen=NaN;lack|=1;}else if(${when.js}===2){${sum}}` : `{${sum}}`;
  if (!list) return guard;
  const unclear = `if(!(${list.known})){fen=NaN;lack|=${list.end ? missing(list.end) : '1'};}`;
  return `${unclear}else{${loopText(list, undefined, guard)}}`;
}

function payments(context: Context, clause: Clause, root: Scope): string {
  if (!Array.isArray(clause.pays)) return '';
  const block = new Block();
  const scope: Scope = { block, places: root.places };
  for (const [at, pay] of clause.pays.entries()) {
    const loop = clause.over && !pay.once ? compileList(context, 'chosen', scope, ['over']) : undefined;
    const text = payment(context, pay, loop?.inner ?? scope, at, loop);
    block.body.push(loop ? loopText(loop, undefined, text) : text);
  }
  if (clause.atMost !== undefined) {
    const cap = compileValue(context, clause.atMost, scope, ['atMost']);
    block.body.push(
      `if(${cap.js}!==${cap.js})lack|=${missing(cap)};fen=Math.min(fen,Math.max(0,${cap.js}));`,
    );
  }
  return block.text();
}

function outcomes(context: Context, clause: Clause, scope: Scope): void {
  scope.block.body.push('let oc=-1,unclear=0;');
  for (const [at, outcome] of (clause.outcomes ?? []).entries()) {
    const state =
      outcome.when === undefined
        ? '2'
        : compileCondition(context, outcome.when, scope, ['outcomes', at, 'when']).js;
    scope.block.body.push(`if(oc<0&&!unclear){if(${state}===2)oc=${at};else if(${state}===1)unclear=1;}`);
  }
}

function told(context: Context, clause: Clause, scope: Scope): string {
  const block = new Block();
  for (const [at, outcome] of (clause.outcomes ?? []).entries()) {
    const inner: Scope = { block: new Block(), places: scope.places };
    const text = compileText(context, outcome.say, inner, ['outcomes', at, 'say']);
    block.body.push(`if(oc===${at}){${inner.block.text()}T.say(${text});}`);
  }
  // Shares of sums of their own are told even where the clause itself grants nothing of them (LZ-8).
  for (const [at, share] of (clause.funding ?? []).entries())
    block.body.push(
      `if(${share.of === undefined ? 'state===2' : 'true'}){${fundingShare(context, share, scope, at)}}`,
    );
  return block.text();
}

/** A share of the whole sum, or of a sum of its own for each thing of a list. */
function fundingShare(context: Context, given: FundingShare, scope: Scope, at: number): string {
  const outer: Scope = { block: new Block(), places: scope.places };
  const list =
    given.for === undefined ? undefined : compileList(context, given.for, outer, ['funding', at, 'for']);
  const inner = list?.inner ?? outer;
  const state =
    given.when === undefined ? '2' : compileCondition(context, given.when, inner, ['funding', at, 'when']).js;
  const name = compileText(context, given.source, inner, ['funding', at, 'source']);
  const of =
    given.of === undefined ? 'NaN' : compileValue(context, given.of, inner, ['funding', at, 'of']).js;
  const known = given.of === undefined ? '' : `&&${of}===${of}`;
  const told = `if(${state}===2${known})T.fund(${name},${parseRate(given.share)},${given.takesRest === true},${of});`;
  return `${outer.block.text()}\n${list ? loopText(list, undefined, told) : told}`;
}

/** The function text of a clause, with or without the lines that explain. */
function clauseText(context: Context, clause: Clause): string {
  const { root } = context;
  const entity = context.entity('case');
  const places = new Map(entity ? [['case', { entity, row: 'i', block: root }]] : []);
  const part = (name: Criterion['part']): Scope => ({
    block: root,
    places,
    trace: { level: 'case', part: name },
  });
  const valid = validity(context, clause, part('validity'), 'case');
  const refused = clause.pays === undefined ? 'NaN' : '0';
  const leave = clause.outcomes ? '' : `out.state[i]=0;out.amount[i]=${refused};out.outcome[i]=-1;continue;`;
  const when = conditions(context, clause.when, part('when'), 'when', leave);
  const any = things(context, clause, part('each'));
  const together = conditions(context, clause.together, part('together'), 'together');
  const within = ranges(context, clause, part('range'));
  context.conditions = min([when, any, together]);
  outcomes(context, clause, part('outcome'));
  const paid = payments(context, clause, { block: root, places });
  const explained = told(context, clause, { block: root, places });
  const holds = (clause.outcomes ?? []).map((each) => (each.holds ? 2 : 0)).join(',');
  const decided = clause.outcomes
    ? `unclear||oc<0?1:Math.min([${holds}][oc],${valid},${within})`
    : min([valid, when, any, together, within]);
  root.body.push(
    `let state=${decided},fen=${paid ? '0' : 'NaN'},lack=0;`,
    paid
      ? `if(state===2){${paid}\nif(fen!==fen){state=lack&1?1:3;}else if(!(fen>0)){state=0;fen=0;}}else fen=state===0?0:NaN;`
      : clause.pays === 'unstated'
        ? 'if(state===0)fen=0;'
        : '',
    'if(state===1&&cause===2)state=3;',
    explained
      .split('\n')
      .map((line) => `${traceMark}${line}`)
      .join('\n'),
    'out.state[i]=state;out.amount[i]=fen;out.outcome[i]=oc;',
  );
  return root.text();
}

function makeRun(body: string, context: Context): Run {
  const used = new Set<string>();
  const lines = [
    '"use strict";const {columns,offsets,known,rows}=F;',
    ...context.slots.map(
      ({ index }) =>
        `const c${index}=columns[${index}],o${index}=offsets[${index}],k${index}=known[${index}];`,
    ),
    ...context.parameters.map(
      (_, at) =>
        `const p${at}=P[${at}]===undefined&&${isScalarParameter(context.parameters[at])}?NaN:P[${at}];`,
    ),
    `for(let i=0;i<rows;i++){let cause=0;\n${body}\n}`,
  ];
  // The functions of the runtime as constants, which the machine can inline.
  const text = lines.join('\n').replaceAll(/\bR\.(\w+)/g, (_, name: string) => {
    used.add(name);
    return name;
  });
  // The text comes from this compiler alone: names and words of a clause reach it only as numbers.
  return new Function('R', `const {${[...used].join(',')}}=R;return function(F,P,out,S,T){${text}};`)(
    runtime,
  ) as Run;
}

const isScalarParameter = (definition: ParameterDefinition | undefined): boolean =>
  definition !== undefined &&
  !definition.isDated &&
  definition.type !== 'texts' &&
  definition.type !== 'periods';

/** A name that is also a fact's would be read as the fact. */
function checkNames(context: Context, clause: Clause): void {
  const facts = context.entity('case')?.facts ?? [];
  for (const name of Object.keys(clause.let ?? {})) {
    const fact = facts.find((each) => each.name === name);
    if (fact) context.fail(['let', name], 'nameTaken', `“${name}”已是事实“${fact.label}”的名字`);
  }
}

function checkShares(clause: Clause, problems: RuleProblem[]): void {
  const always = (clause.funding ?? []).filter((each) => each.when === undefined && each.of === undefined);
  if (always.length === 0 || always.length !== clause.funding?.length) return;
  const sum = always.reduce((total, each) => total + parseRate(each.share), 0);
  if (sum !== 1e6)
    problems.push({
      path: ['funding'],
      code: 'sharesNotWhole',
      reason: `资金分担之和是 ${sum / 1e4}%，不是 100%`,
    });
}

/**
 * Compiles a clause against what its place knows. A clause with problems has no program: nothing of it
 * may come into force. Every reading it cites is collected.
 */
export function compileClause(clause: Clause, world: World): { program?: Program; problems: RuleProblem[] } {
  const explaining = new Context(clause, world);
  const text = clauseText(explaining, clause);
  const batching = new Context(clause, world, explaining);
  const batchText = clauseText(batching, clause);
  checkNames(explaining, clause);
  checkShares(clause, explaining.problems);
  if (explaining.problems.length > 0) return { problems: explaining.problems };
  return {
    problems: [],
    program: {
      clause,
      slots: explaining.slots,
      parameters: explaining.parameters,
      criteria: explaining.criteria,
      payments: explaining.payments,
      readings: [...new Set([...(clause.readings ?? []), ...explaining.readings])],
      run: makeRun(batchText.replaceAll(batchMark, ''), batching),
      explain: makeRun(text.replaceAll(traceMark, ''), explaining),
    },
  };
}
