/** Conditions that time alone fulfils (G2, G3): months that last, a day that comes. They name the day they will hold. */
import { isObject } from './model.ts';
import { sourcesOf, type Value } from './pieces.ts';
import { type ConditionOperator, noCondition, show, tested } from './states.ts';

/** Months from a first day, still running or ended on a last day (which counts). With `by`, that day must have seen them full. */
export const lasts: ConditionOperator = (context, node, scope, path) => {
  const given = node.lasts;
  if (!isObject(given)) {
    context.fail(path, 'wrongShape', '“lasts”要写明 from、to 和 months');
    return noCondition;
  }
  const part = (key: 'from' | 'to' | 'months' | 'by'): Value =>
    context.compile.value(given[key], scope, [...path, 'lasts', key]);
  const [from, to, months] = [part('from'), part('to'), part('months')];
  const due = context.temp('d');
  scope.block.body.push(`const ${due}=R.addMonths(${from.js},${months.js});`);
  const full: Value = { js: due, type: 'date', words: '', ...sourcesOf([from, months]) };
  const by = given.by === undefined ? undefined : part('by');
  const stays = `(${due}!==R.NONE&&${to.js}!==R.NONE&&${to.js}+1>=${due})`;
  const js = by ? `(${stays}&&${by.js}>=${due})` : stays;
  const words =
    typeof given.label === 'string' && given.label !== ''
      ? given.label
      : `自${from.words}起满 ${months.words} 个月`;
  const shows = [...show(from), ...show(to)];
  const found = tested(context, js, [to, full, ...(by ? [by] : [])], scope, words, shows);
  return by ? { ...found, due: `${stays}?${due}:NaN` } : found;
};

/** The day of decision is not before a day. */
export const reached: ConditionOperator = (context, node, scope, path) => {
  const day = context.compile.value(node.reached, scope, [...path, 'reached']);
  const asOf = context.compile.value('asOf', scope, path);
  const js = `(${day.js}!==R.NONE&&${asOf.js}>=${day.js})`;
  return { ...tested(context, js, [day, asOf], scope, `已到${day.words}`, show(day)), due: day.js };
};
