import { getAt, isObject } from '../json-path.ts';
import type { Json, JsonObject, Vocabulary } from '../types.ts';
import { comparisonLabels, comparisonsOf, kindOf, wordTestOf, wordTests } from './clause-data.ts';
import { operatorOf, partsOf } from './grammar.ts';

type Names = ReadonlyMap<string, { label: string; labels?: Readonly<Record<string, string>> | undefined }>;

/** A value in words, as far as they can be told without the server. */
export function valueSaid(names: Names, vocabulary: Vocabulary, node: Json | undefined): string {
  const say = (each: Json | undefined): string => valueSaid(names, vocabulary, each);
  if (typeof node === 'string') return names.get(node)?.label ?? node;
  if (typeof node === 'boolean') return node ? '是' : '否';
  if (Array.isArray(node)) return node.map(say).join('、');
  if (!isObject(node)) return String(node ?? '');
  if (typeof node.label === 'string' && node.label !== '') return node.label;
  if (node.names !== undefined) return `${[node.names].flat().map(say).join('、')}的一串名称`;
  if (Array.isArray(node.values)) return say(node.values);
  if (node.yuan !== undefined) return `${String(node.yuan)} 元`;
  if (node.percent !== undefined) return `${String(node.percent)}%`;
  if (node.number !== undefined) return String(node.number);
  if (typeof node.param === 'string')
    return vocabulary.parameters.find(({ name }) => name === node.param)?.label ?? node.param;
  const operator = operatorOf(node);
  if (!operator) return say(node.ref ?? node.list ?? node.fact ?? node.date ?? node.month ?? node.text ?? '');
  const list = operator.shape === 'loop' ? [say(node[operator.key])] : [];
  const parts = partsOf(node, operator, 'any').map(({ path }) => say(getAt(node, path)));
  return `${operator.label}（${[...list, ...parts].join('，')}）`;
}

function testSaid(names: Names, vocabulary: Vocabulary, condition: JsonObject): string {
  const fact = valueSaid(names, vocabulary, condition.fact);
  const tests = comparisonsOf(condition).map((comparison) => {
    const value = condition[comparison];
    if (comparison === 'isGiven' || comparison === 'isStated')
      return `${value === true ? '' : '没'}${comparison === 'isGiven' ? '有' : '填'}`;
    return `${comparisonLabels[comparison]}${valueSaid(names, vocabulary, value)}`;
  });
  return `${fact}${tests.join('，')}`;
}

/** A condition in words, shown until checking has made its own. */
export function conditionSaid(names: Names, vocabulary: Vocabulary, condition: Json): string {
  const said = (each: Json | undefined): string =>
    each === undefined ? '' : conditionSaid(names, vocabulary, each);
  if (typeof condition === 'string') return names.get(condition)?.label ?? condition;
  if (!isObject(condition)) return '';
  if (typeof condition.label === 'string' && condition.label !== '') return condition.label;
  const value = (key: string): string => valueSaid(names, vocabulary, condition[key]);
  const several = (list: Json | undefined, word: string): string =>
    Array.isArray(list) ? list.map(said).filter(Boolean).join(word) : '';
  switch (kindOf(condition)) {
    case 'test':
      return testSaid(names, vocabulary, condition);
    case 'words': {
      const test = wordTestOf(condition) ?? 'has';
      return `${value('list')}${wordTests[test]}${value(test)}`;
    }
    case 'lasts': {
      const { from, months } = isObject(condition.lasts) ? condition.lasts : {};
      return `自${valueSaid(names, vocabulary, from)}起满 ${valueSaid(names, vocabulary, months)} 个月`;
    }
    case 'reached':
      return `已到${value('reached')}`;
    case 'all':
      return several(condition.all, '，且') || '每项都要符合';
    case 'any':
      return several(condition.any, '，或') || '符合其中一项';
    case 'not':
      return `不是（${said(condition.not)}）`;
    case 'reading': {
      const reading = vocabulary.readings.find(({ id }) => id === condition.reading);
      const taken = reading?.options.find((option) => option.value === condition.chosen)?.label;
      return `按“${reading?.subject ?? String(condition.reading)}”的读法${taken ? `：${taken}` : ''}`;
    }
    case 'every':
      return `${value('every')}每一项都${said(condition.that)}`;
    case 'some':
      return `${value('some')}至少一项${said(condition.that)}`;
    default:
      return '';
  }
}

const longest = 24;
/** A definition in a few words, to tell one from another. */
export function shortSaid(names: Names, vocabulary: Vocabulary, node: Json): string {
  const said = conditionSaid(names, vocabulary, node) || valueSaid(names, vocabulary, node);
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}
