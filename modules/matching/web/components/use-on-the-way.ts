import { listPlacements } from '#modules/placement/contract/operations.ts';
import { useLabel, usePermission, useRead } from '#ui/hooks.ts';

/** Posts to which this person is recommended already, with the word of the state. */
export function useOnTheWay(personId: string): Map<string, string> {
  const maySee = usePermission('placement.view');
  const state = useLabel('placementState');
  const { data } = useRead(listPlacements, { personId, pageSize: 200 }, { enabled: maySee });
  const open = (data?.rows ?? []).filter(({ exitOn }) => exitOn === null);
  return new Map(open.map(({ postId, status }) => [postId, state(status)]));
}
