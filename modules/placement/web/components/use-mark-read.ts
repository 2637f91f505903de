import { useEffect, useRef } from 'react';
import { usePermission, useWrite } from '#ui/hooks.ts';
import { markRead } from '../../contract/operations.ts';
import type { PlacementRow } from './types.ts';

/** Tells the recommending office that the hiring side has these before its eyes: once each, those still to be answered. */
export function useMarkRead(placements: readonly Pick<PlacementRow, 'id' | 'readAt' | 'actions'>[]): void {
  const mayAnswer = usePermission('placement.respond');
  const { run } = useWrite(markRead);
  const told = useRef(new Set<string>());
  const unread = placements
    .filter(({ readAt, actions }) => readAt === null && actions.length > 0)
    .map(({ id }) => id)
    .join(',');
  useEffect(() => {
    const ids = unread.split(',').filter((id) => id && !told.current.has(id));
    if (!mayAnswer || !ids.length) return;
    for (const id of ids) told.current.add(id);
    void run({ ids });
  }, [unread, mayAnswer, run]);
}
