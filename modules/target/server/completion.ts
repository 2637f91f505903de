import type { Counted } from '#modules/placement/server/index.ts';
import type { CountedStep } from '#modules/placement/contract/codes.ts';

/** How far a target is met: tenths of a percent cut down, so that 100.0 % is never said too early. */
export function completionOf(target: number, counts: Counted, step: CountedStep) {
  const counted = counts[step];
  return {
    ...counts,
    target,
    counted,
    permille: target > 0 ? Math.floor((counted * 1000) / target) : null,
    remainder: Math.max(target - counted, 0),
  };
}
