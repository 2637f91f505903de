import type { JsonObject } from '#engines/rules/index.ts';

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Writes a value at a dotted place, making what lies on the way. */
export function put(into: JsonObject, path: readonly string[], value: JsonObject[string]): void {
  let at = into;
  for (const step of path.slice(0, -1)) {
    const inner = at[step];
    const next: JsonObject = isObject(inner) ? inner : {};
    at[step] = next;
    at = next;
  }
  at[path.at(-1) ?? ''] = value;
}
