import type { MatchEvent, MatchIndex } from './match-index.ts';

/** The index in use, and its replacement without a gap: questions and events go on while the next one is built. */
export interface LiveIndex {
  current(): MatchIndex;
  /** Takes a change in at once; while a rebuild runs, the next index will have it too. */
  apply(event: MatchEvent): void;
  /** From now on events are kept for the next index. Call before its rows are read. */
  beginRebuild(): void;
  /** Takes the next index into use, with the events since its rows were read. O(events) */
  finishRebuild(next: MatchIndex): void;
}

export function createLiveIndex(first: MatchIndex): LiveIndex {
  let index = first;
  let kept: MatchEvent[] | undefined;
  return {
    current: () => index,
    apply(event) {
      index.apply(event);
      kept?.push(event);
    },
    beginRebuild() {
      kept = [];
    },
    finishRebuild(next) {
      for (const event of kept ?? []) next.apply(event);
      kept = undefined;
      index = next;
    },
  };
}
