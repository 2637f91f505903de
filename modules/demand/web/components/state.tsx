import { StateTag } from '#ui/desk/index.ts';
import { useLabel } from '#ui/hooks.ts';
import type { PostState } from '../../contract/codes.ts';

const tones: Partial<Record<PostState, 'good' | 'warn' | 'bad'>> = {
  submitted: 'warn',
  returned: 'bad',
  partlySolved: 'good',
  solved: 'good',
};

/** The state of a post in the place's own word. */
export function PostStateTag({ status }: { status: PostState }) {
  const labelOf = useLabel('demandState');
  return <StateTag tone={tones[status] ?? 'plain'}>{labelOf(status)}</StateTag>;
}
