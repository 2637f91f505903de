import { listPlacements } from '#modules/placement/contract/operations.ts';
import { useLabel, usePermission, useRead } from '#ui/hooks.ts';

export interface OnTheWay {
  placementId: string;
  /** The word of the state. */
  state: string;
}

/** Posts to which this person is recommended already. */
export function useOnTheWay(personId: string): Map<string, OnTheWay> {
  const maySee = usePermission('placement.view');
  const state = useLabel('placementState');
  const { data } = useRead(listPlacements, { personId, pageSize: 200 }, { enabled: maySee });
  const open = (data?.rows ?? []).filter(({ exitOn }) => exitOn === null);
  return new Map(open.map(({ id, postId, status }) => [postId, { placementId: id, state: state(status) }]));
}
