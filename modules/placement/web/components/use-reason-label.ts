import { useLabel } from '#ui/hooks.ts';
import { ownReasonLabels } from '../../contract/codes.ts';

/** The words of exit and leave reasons. */
export function useReasonLabel(): (code: string | null) => string {
  const exit = useLabel('exitReason');
  const leave = useLabel('leaveReason');
  return (code) => {
    if (!code) return '—';
    const own = ownReasonLabels[code];
    if (own) return own;
    return exit(code) === code ? leave(code) : exit(code);
  };
}
