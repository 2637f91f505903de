import type { JsonObject } from '#engines/rules/index.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Writes a value at a dotted place, making what lies on the way. */
export function put(into: JsonObject, path: readonly string[], value: JsonObject[string]): void {
  const last = path.length - 1;
  let at = into;
  for (let step = 0; step < last; step += 1) {
    const name = path[step] ?? '';
    const inner = at[name];
    const next: JsonObject = isObject(inner) ? inner : {};
    if (next !== inner) at[name] = next;
    at = next;
  }
  at[path[last] ?? ''] = value;
}
