import { getAt, isObject, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';

/** A list of conditions and the place within it. */
function seat(clause: JsonObject, path: Path): { list: Json[]; at: number; above: Path } | undefined {
  const at = path.at(-1);
  const above = path.slice(0, -1);
  const list = getAt(clause, above);
  return Array.isArray(list) && typeof at === 'number' ? { list, at, above } : undefined;
}

/** What a condition joins others by. */
export const joinOf = (condition: Json | undefined): 'all' | 'any' | undefined => {
  if (!isObject(condition)) return undefined;
  return Array.isArray(condition.all) ? 'all' : Array.isArray(condition.any) ? 'any' : undefined;
};

/** The condition one place up or down among its neighbours. */
export function moved(clause: JsonObject, path: Path, by: -1 | 1): JsonObject {
  const own = seat(clause, path);
  const other = own?.list[own.at + by];
  const here = own?.list[own.at];
  if (!own || other === undefined || here === undefined) return clause;
  return setAt(clause, own.above, own.list.with(own.at, other).with(own.at + by, here));
}

/** Where a condition would go if it left its group: behind the group. */
export function outside(clause: JsonObject, path: Path): Path | undefined {
  const group = path.slice(0, -2);
  return seat(clause, path) && seat(clause, group) && joinOf(getAt(clause, group)) ? group : undefined;
}

export function movedOut(clause: JsonObject, path: Path): JsonObject {
  const group = outside(clause, path);
  const condition = getAt(clause, path);
  const around = group && seat(clause, group);
  if (!around || condition === undefined) return clause;
  const without = removeAt(clause, path);
  const list = getAt(without, around.above);
  return Array.isArray(list)
    ? setAt(without, around.above, list.toSpliced(around.at + 1, 0, condition))
    : clause;
}

/** The group right before a condition, which it could join. */
export function groupBefore(clause: JsonObject, path: Path): Path | undefined {
  const own = seat(clause, path);
  const before = own?.list[own.at - 1];
  const join = joinOf(before);
  return own && join ? [...own.above, own.at - 1, join] : undefined;
}

export function movedIn(clause: JsonObject, path: Path): JsonObject {
  const group = groupBefore(clause, path);
  const condition = getAt(clause, path);
  const list = group && getAt(clause, group);
  if (!group || !Array.isArray(list) || condition === undefined) return clause;
  return removeAt(setAt(clause, group, [...list, condition]), path);
}

/** A condition as the first of a group of its own. */
export const grouped = (clause: JsonObject, path: Path, join: 'all' | 'any'): JsonObject =>
  setAt(clause, path, { [join]: [getAt(clause, path) ?? {}] });

/** A group counted the other way; what is said beside it stays. */
export function rejoined(clause: JsonObject, path: Path, join: 'all' | 'any'): JsonObject {
  const group = getAt(clause, path);
  const before = joinOf(group);
  if (!isObject(group) || !before || before === join) return clause;
  const { [before]: children = [], ...rest } = group;
  return setAt(clause, path, { [join]: children, ...rest });
}

/** The conditions of a group in its place. */
export function ungrouped(clause: JsonObject, path: Path): JsonObject {
  const own = seat(clause, path);
  const group = getAt(clause, path);
  const join = joinOf(group);
  const children = isObject(group) && join ? group[join] : undefined;
  if (!own || !Array.isArray(children)) return clause;
  return setAt(clause, own.above, own.list.toSpliced(own.at, 1, ...children));
}

/** “Not” before a condition, or taken away. */
export function negated(clause: JsonObject, path: Path): JsonObject {
  const condition = getAt(clause, path);
  if (isObject(condition) && condition.not !== undefined) return setAt(clause, path, condition.not);
  return setAt(clause, path, { not: condition ?? {} });
}
