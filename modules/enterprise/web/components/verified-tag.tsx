import { StateTag } from '#ui/desk/index.ts';

/** Whether a second person has confirmed the entry. */
export function VerifiedTag({ isVerified }: { isVerified: boolean }) {
  return isVerified ? <StateTag tone="good">已核实</StateTag> : <StateTag tone="warn">待核实</StateTag>;
}
