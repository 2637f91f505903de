import type { Json, JsonObject, Path } from './types.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function getAt(data: Json | undefined, path: Path): Json | undefined {
  let at = data;
  for (const step of path) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (isObject(at)) at = at[String(step)];
    else return undefined;
  }
  return at;
}

/** The data with one place changed; everything beside the way there stays as it was. */
export function setAt<T extends Json>(data: T, path: Path, value: Json): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  if (Array.isArray(data)) {
    const copy = [...data];
    copy[Number(step)] = setAt(copy[Number(step)] ?? {}, rest, value);
    return copy as T;
  }
  const from: JsonObject = isObject(data) ? data : {};
  return { ...from, [String(step)]: setAt(from[String(step)] ?? {}, rest, value) } as T;
}

/** The data without one key or one entry of a list. */
export function removeAt<T extends Json>(data: T, path: Path): T {
  const above = path.slice(0, -1);
  const last = path.at(-1);
  const parent = getAt(data, above);
  if (Array.isArray(parent)) return setAt(data, above, parent.toSpliced(Number(last), 1));
  if (!isObject(parent)) return data;
  const { [String(last)]: _, ...rest } = parent;
  return setAt(data, above, rest);
}

export const pathKey = (path: Path): string => path.join('.');
