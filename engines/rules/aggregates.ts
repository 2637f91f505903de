/** Operators that go through a list: how many, how much, which is largest, which stands first. */
import { loopText } from './lists.ts';
import type { ScalarType } from './model.ts';
import type { ValueOperator } from './operators.ts';
import { fill, missing, noValue, type Value } from './pieces.ts';

interface Aggregation {
  start: string;
  /** JavaScript for each thing; `{result}` is the variable, `{of}` the value of the thing. */
  step: string;
  /** `{list}`, `{where}` and `{of}` in words. */
  words: string;
  type?: ScalarType;
  /** More things never make it less. */
  grows?: boolean;
}

/** What an unknown value lacks, kept in a variable: bit 1 a fact, bit 2 a standard. */
const lacking = (lack: string): Pick<Value, 'facts' | 'hasParameter'> => ({
  facts: [`(${lack}&1?NaN:0)`],
  hasParameter: true,
});

/** A variable in the scope's block that holds what a loop adds up; NaN as soon as a part of it is unknown. */
function aggregate(key: string, { start, step, words, type, grows }: Aggregation): ValueOperator {
  return (context, node, scope, path) => {
    const loop = context.compile.list(node[key], scope, [...path, key]);
    if (!loop) return noValue;
    const { condition, value } = context.compile;
    const where =
      node.where === undefined ? undefined : condition(node.where, loop.inner, [...path, 'where']);
    const of = node.of === undefined ? undefined : value(node.of, loop.inner, [...path, 'of']);
    const [result, lack, before] = [context.temp('a'), context.temp('l'), context.temp('b')];
    const noted = of ? `if(${of.js}!==${of.js})${lack}|=${missing(of)};` : '';
    const add = fill(step, { result, of: of?.js ?? 'NaN' });
    const sure = grows && loop.state ? context.temp('a') : undefined;
    const addSure = sure
      ? `if(!(${of?.js ?? '0'}!==${of?.js ?? '0'})){${fill(step, { result: sure, of: of?.js ?? 'NaN' })}}`
      : '';
    const body = `if(w===1){${result}=NaN;${lack}|=cause${loop.state ? '||open' : ''};}else if(w===2){${noted}${add}${addSure}}cause=0;`;
    const unlisted = loop.end ? missing(loop.end) : '1';
    scope.block.body.push(
      `const ${before}=cause;cause=0;let ${lack}=${loop.known}?0:${unlisted},${result}=${lack}?NaN:${start}${sure ? `,${sure}=${start}` : ''};`,
      loopText(loop, where, body),
      `cause=${before};`,
    );
    return {
      type: type ?? of?.type ?? 'number',
      js: result,
      words: fill(words, {
        list: loop.words,
        of: of?.words ?? '',
        where: where ? `（${where.words}）` : '',
      }),
      ...lacking(lack),
      ...(sure ? { atLeast: sure } : {}),
    };
  };
}

/** The value at a place of a list of plain values, counted from 0; nothing where the list is shorter. */
const item: ValueOperator = (context, node, scope, path) => {
  const at = context.compile.value(node.at, scope, [...path, 'at']);
  const loop = context.compile.list(node.item, scope, [...path, 'item']);
  if (!loop) return noValue;
  const value = context.compile.value('it.value', loop.inner, [...path, 'item']);
  const [count, result] = [context.temp('n'), context.temp('a')];
  scope.block.body.push(
    `let ${count}=0,${result}=${loop.known}&&${at.js}===${at.js}?R.NONE:NaN;`,
    loopText(loop, undefined, `if(${count}++===${at.js})${result}=${value.js};`),
  );
  return { type: value.type, js: result, words: `${loop.words}第 ${at.words} 项`, facts: [result] };
};

export const aggregates: Record<string, ValueOperator> = {
  item,
  count: aggregate('count', {
    start: '0',
    step: '{result}+=1;',
    words: '{list}{where}的个数',
    type: 'number',
    grows: true,
  }),
  total: aggregate('total', {
    start: '0',
    step: '{result}+={of};',
    words: '{list}{where}的{of}合计',
    grows: true,
  }),
  largest: aggregate('largest', {
    start: 'R.NONE',
    step: '{result}=Math.max({result},{of});',
    words: '{list}{where}最大的{of}',
  }),
  smallest: aggregate('smallest', {
    start: 'Infinity',
    step: '{result}=Math.min({result},{of});',
    words: '{list}{where}最小的{of}',
  }),
  first: aggregate('first', {
    start: 'R.NONE',
    step: '{result}={of};break;',
    words: '{list}{where}的{of}',
  }),
};
