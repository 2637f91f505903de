/** The parts of a clause that pay and tell: sums, the cap on them, words of the outcome, who bears the cost. */
import type { Context } from './context.ts';
import { traceOnly } from './generated.ts';
import { loopText } from './lists.ts';
import { parseRate } from './literals.ts';
import { type Clause, type FundingShare, type Payment, scalarTypes } from './model.ts';
import { Block, type Loop, missing, type Scope } from './pieces.ts';
import { compileText } from './texts.ts';

/** Adds one payment to `fen`, for a thing or for the whole application, as often as `for` says. */
function payment(context: Context, pay: Payment, scope: Scope, at: number, thing: Loop | undefined): string {
  const { compile } = context;
  const list = pay.for === undefined ? undefined : compile.list(pay.for, scope, ['pays', at, 'for']);
  const inner = list?.inner ?? scope;
  const amount = compile.value(pay.amount, inner, ['pays', at, 'amount']);
  context.payments[at] = amount.words;
  if (amount.type !== 'money') context.fail(['pays', at, 'amount'], 'wrongType', '支付的应是一笔金额（元）');
  const untraced: Scope = { block: inner.block, places: inner.places };
  const when =
    pay.when === undefined ? undefined : compile.condition(pay.when, untraced, ['pays', at, 'when']);
  const on = compile.value(pay.on ?? 'asOf', inner, ['pays', at, 'on']);
  const heads = thing?.heads ?? '1';
  const told = `T.pay(${at},${thing?.row ?? '-1'},${scalarTypes.indexOf(on.type)},${on.js},x,${heads});`;
  const sum = `const x=${amount.js}*${heads};if(x!==x)lack|=${missing(amount)};fen+=x;\n${traceOnly(told)}\n`;
  const guard = when ? `if(${when.js}===1){fen=NaN;lack|=1;}else if(${when.js}===2){${sum}}` : `{${sum}}`;
  if (!list) return guard;
  const unclear = `if(!(${list.known})){fen=NaN;lack|=${list.end ? missing(list.end) : '1'};}`;
  return `${unclear}else{${loopText(list, undefined, guard)}}`;
}

/** All payments of a clause, and the cap on them; empty where it pays nothing. */
export function payments(context: Context, clause: Clause, root: Scope): string {
  if (!Array.isArray(clause.pays)) return '';
  const block = new Block();
  const scope: Scope = { block, places: root.places };
  for (const [at, pay] of clause.pays.entries()) {
    const loop = clause.over && !pay.once ? context.compile.list('chosen', scope, ['over']) : undefined;
    const text = payment(context, pay, loop?.inner ?? scope, at, loop);
    block.body.push(loop ? loopText(loop, undefined, text) : text);
  }
  if (clause.atMost !== undefined) {
    const cap = context.compile.value(clause.atMost, scope, ['atMost']);
    block.body.push(
      `if(${cap.js}!==${cap.js})lack|=${missing(cap)};fen=Math.min(fen,Math.max(0,${cap.js}));`,
    );
  }
  return block.text();
}

/** A share of the whole sum, or of a sum of its own for each thing of a list. */
function fundingShare(context: Context, given: FundingShare, scope: Scope, at: number): string {
  const { compile } = context;
  const outer: Scope = { block: new Block(), places: scope.places };
  const list = given.for === undefined ? undefined : compile.list(given.for, outer, ['funding', at, 'for']);
  const inner = list?.inner ?? outer;
  const state =
    given.when === undefined ? '2' : compile.condition(given.when, inner, ['funding', at, 'when']).js;
  const name = compileText(context, given.source, inner, ['funding', at, 'source']);
  const of = given.of === undefined ? 'NaN' : compile.value(given.of, inner, ['funding', at, 'of']).js;
  const known = given.of === undefined ? '' : `&&${of}===${of}`;
  const told = `if(${state}===2${known})T.fund(${name},${parseRate(given.share)},${given.takesRest === true},${of});`;
  return `${outer.block.text()}\n${list ? loopText(list, undefined, told) : told}`;
}

/** Lines for the explaining run: the words of the outcome, and who pays what share. */
export function told(context: Context, clause: Clause, scope: Scope): string {
  const block = new Block();
  for (const [at, outcome] of (clause.outcomes ?? []).entries()) {
    const inner: Scope = { block: new Block(), places: scope.places };
    const text = compileText(context, outcome.say, inner, ['outcomes', at, 'say']);
    block.body.push(`if(oc===${at}){${inner.block.text()}T.say(${text});}`);
  }
  // Shares of sums of their own are told even where the clause itself grants nothing of them.
  for (const [at, share] of (clause.funding ?? []).entries()) {
    const test = share.of === undefined ? 'state===2' : 'true';
    block.body.push(`if(${test}){${fundingShare(context, share, scope, at)}}`);
  }
  return block.text();
}
