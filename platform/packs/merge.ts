type Mapping = Record<string, unknown>;

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a place says on top of what it inherits: mappings merge key by key, inherited keys first; null
 * takes an inherited key away; anything else replaces. A setting (a mapping with `value`) is replaced
 * whole, so that a value never keeps the source of another document.
 */
export function mergeOver(inherited: unknown, own: unknown): unknown {
  if (!isMapping(own)) return own;
  const base = isMapping(inherited) && !('value' in own) ? inherited : {};
  const merged: Mapping = { ...base };
  for (const [key, value] of Object.entries(own)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeOver(base[key], value);
  }
  return merged;
}
