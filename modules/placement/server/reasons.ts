import type { PackInForce } from '#platform/packs/in-force.ts';
import { ownReasonLabels } from '../contract/codes.ts';

/** The words of an exit or leave reason. */
export function reasonLabel({ dictionaries }: PackInForce, code: string): string {
  const term = [...dictionaries.exitReason, ...dictionaries.leaveReason].find((each) => each.code === code);
  return term?.label ?? ownReasonLabels[code] ?? code;
}
