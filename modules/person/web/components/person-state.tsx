import { StateTag } from '#ui/desk/index.ts';

interface PersonStateProps {
  person: { isPlaced: boolean; isStale: boolean; hasConsent: boolean };
}

/** What matters before anything else: has a post, is to be revisited, may not be recommended. */
export function PersonState({ person }: PersonStateProps) {
  return (
    <>
      {person.isPlaced && <StateTag tone="good">已上岗</StateTag>}
      {person.isStale && <StateTag tone="warn">待回访</StateTag>}
      {!person.hasConsent && <StateTag tone="bad">未同意推荐</StateTag>}
      {!person.isPlaced && !person.isStale && person.hasConsent && <StateTag>可推荐</StateTag>}
    </>
  );
}
