import { isObject } from '../json-path.ts';
import type { Json, JsonObject, Vocabulary } from '../types.ts';
import { loopNames } from './loops.ts';

/** What an officer may define, and what it starts from. */
export const definitionKinds = {
  condition: '条件',
  value: '数、金额、日期',
  names: '一串名称（写进结果的话里）',
} as const;
export type DefinitionKind = keyof typeof definitionKinds;

export function firstDefinition(kind: DefinitionKind, label: string): JsonObject {
  if (kind === 'condition') return { all: [], label };
  return kind === 'value' ? { number: 0, label } : { names: [''], of: '', label };
}

const pattern = /^[a-z][A-Za-z0-9]*$/;
/** Names that mean something of their own in every clause. */
const own = ['chosen', 'conditions', 'it', 'asOf', 'case'];

/** Why a short name cannot be given to a definition; undefined where it can. */
export function shortNameProblem(
  vocabulary: Vocabulary,
  clause: JsonObject,
  name: string,
): string | undefined {
  if (!pattern.test(name)) return '短名用英文字母开头（小写），只用字母和数字';
  const fact = vocabulary.entities
    .find((each) => each.list === null)
    ?.facts.find((each) => each.name === name);
  if (fact) return `“${name}”已是事实“${fact.label}”的名字`;
  const things = vocabulary.entities.find((each) => each.name === name);
  if (things) return `“${name}”已是“${things.label}”的名字`;
  const lets = isObject(clause.let) ? clause.let : {};
  const isTaken = own.includes(name) || Object.hasOwn(lets, name) || loopNames(clause).includes(name);
  return isTaken ? `“${name}”已经用了` : undefined;
}

/** A short name nobody has to think of: the first of item1, item2 … that is free. */
export function proposedName(vocabulary: Vocabulary, clause: JsonObject, from = 1): string {
  const name = `item${from}`;
  return shortNameProblem(vocabulary, clause, name) ? proposedName(vocabulary, clause, from + 1) : name;
}

const isMention = (text: string, name: string): boolean =>
  text === name || text.includes(`{${name}}`) || text.startsWith(`${name}.`);

/** Whether anything in the clause beside the definition itself names it. */
export function isUsed(clause: JsonObject, name: string): boolean {
  const look = (node: Json | undefined): boolean => {
    if (typeof node === 'string') return isMention(node, name);
    if (Array.isArray(node)) return node.some(look);
    return isObject(node) && Object.values(node).some(look);
  };
  const lets = isObject(clause.let) ? clause.let : {};
  const { [name]: _, ...others } = lets;
  return look({ ...clause, let: others });
}
