/** Operators of sums and shares. Money is fen, a rate parts per million. */
import { literalAs } from './literals.ts';
import { pair, same, type ValueOperator, valuesOf } from './operators.ts';
import { sourcesOf, type Value } from './pieces.ts';

const wordsOf = (parts: readonly Value[], between: string): string =>
  parts.map(({ words }) => words).join(between);

/** A value and a written-out bound in words: 补贴比例（最多 50%）; of several values, the smaller or larger of them. */
const bounded =
  (limit: string, which: string) =>
  (parts: readonly Value[]): string => {
    const isWritten = ({ facts, hasParameter }: Value) => facts.length === 0 && !hasParameter;
    const [bound] = parts.filter(isWritten);
    const others = parts.filter((each) => each !== bound);
    const rest = others.length > 1 ? `${wordsOf(others, '与')}中${which}的` : wordsOf(others, '');
    return bound && others.length > 0 ? `${rest}（${limit} ${bound.words}）` : rest;
  };
const asFactor = (words: string): string => (/[＋－]/.test(words) ? `（${words}）` : words);

const rated: ValueOperator = (context, node, scope, path) => {
  const rate =
    typeof node.rate === 'number'
      ? (literalAs('rate', node.rate) as Value)
      : context.compile.value(node.rate, scope, [...path, 'rate']);
  const of = context.compile.value(node.of, scope, [...path, 'of']);
  if (rate.type !== 'rate' || of.type !== 'money')
    return context.fail(path, 'wrongType', '“rate”要一个比例和一笔金额');
  return {
    type: 'money',
    js: `R.share(${of.js},${rate.js})`,
    words: `${asFactor(of.words)}的${rate.words}`,
    ...sourcesOf([rate, of]),
  };
};

const multiply: ValueOperator = (context, node, scope, path) => {
  const parts = valuesOf(context, node.multiply, scope, [...path, 'multiply']);
  const money = parts.filter((each) => each.type === 'money').length;
  if (money > 1 || parts.some((each) => !['money', 'number'].includes(each.type)))
    return context.fail(path, 'wrongType', '“multiply”要数，至多一笔金额；比例用 rate');
  return {
    type: money === 1 ? 'money' : 'number',
    js: `(${parts.map((each) => each.js).join('*')})`,
    words: parts.map((each) => asFactor(each.words)).join('×'),
    ...sourcesOf(parts),
  };
};

/** The day of the event may be left out anywhere: it is the day of the decision then (sections.ts). */
const mayBeLeftOut = ({ fact }: Value): boolean => fact?.name === 'eventDate';

const firstKnown: ValueOperator = (context, node, scope, path) => {
  const parts = valuesOf(context, node.firstKnown, scope, [...path, 'firstKnown']);
  const [first] = parts;
  if (!first) return context.fail(path, 'wrongShape', '“firstKnown”要至少一个值');
  const isKept = (each: Value): boolean =>
    context.keepsUnknown && each.facts.length > 0 && !mayBeLeftOut(each);
  const js = parts
    .slice(0, -1)
    .reduceRight(
      (rest, each) =>
        `(${isKept(each) ? `${each.js}!==R.NONE` : `R.isGiven(${each.js})`}?${each.js}:${rest})`,
      parts.at(-1)?.js ?? '',
    );
  return { ...first, js, ...sourcesOf(parts) };
};

export const arithmetic: Record<string, ValueOperator> = {
  rate: rated,
  add: same(
    'add',
    (parts) => `(${parts.join('+')})`,
    (parts) => wordsOf(parts, '＋'),
  ),
  min: same('min', (parts) => `Math.min(${parts.join(',')})`, bounded('最多', '较小')),
  max: same('max', (parts) => `Math.max(${parts.join(',')})`, bounded('最少', '较大')),
  subtract: pair('subtract', 'first', '({a}-{b})', '{a}－{b}'),
  multiply,
  divide: pair('divide', 'first', 'R.divide({a},{b})', '{a}÷{b}'),
  ratio: pair('ratio', 'rate', 'R.ratio({a},{b})', '{a}占{b}的比例'),
  firstKnown,
};
