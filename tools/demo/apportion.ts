/**
 * Splits a whole into whole parts by weight, none above its cap, that always add up to the whole. Throws when the caps
 * leave no room for it.
 */
export function apportion(whole: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const parts = weights.map(() => 0);
  const capOf = (at: number) => caps?.[at] ?? whole;
  const room = (at: number) => (weights[at] ?? 0) > 0 && (parts[at] ?? 0) < capOf(at);
  let left = whole;
  while (left > 0) {
    const open = weights.map((_, at) => at).filter(room);
    if (!open.length) throw new RangeError(`no room left for ${left} of ${whole}`);
    const sum = open.reduce((total, at) => total + (weights[at] ?? 0), 0);
    const share = left;
    let given = 0;
    for (const at of open) {
      const part = parts[at] ?? 0;
      const more = Math.min(capOf(at) - part, Math.floor((share * (weights[at] ?? 0)) / sum), left);
      parts[at] = part + more;
      left -= more;
      given += more;
    }
    // What no whole share covers goes one by one to the heaviest.
    if (given > 0) continue;
    open.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
    for (const at of open.slice(0, left)) {
      parts[at] = (parts[at] ?? 0) + 1;
      left -= 1;
    }
  }
  return parts;
}
