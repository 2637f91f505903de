import type { Kysely } from 'kysely';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Choice, choiceLabels, exclusionReasonLabels } from '../contract/choices.ts';
import type { MatchingTables } from './tables.ts';

interface StoredChoice {
  choice: Choice;
  reason: string | null;
  note: string | null;
  chosenByName: string;
  recordedOn: string;
}
type Of = { postId: string; personIds?: string[] } | { personId: string };

/** The choices about one post by person, or about one person by post, as far as the asker keeps the people. */
export async function readChoices(
  db: Kysely<MatchingTables>,
  cityCode: string,
  of: Of,
): Promise<Map<string, StoredChoice>> {
  let found = db
    .selectFrom('matchChoice')
    .select(['personId', 'postId', 'choice', 'reason', 'note', 'chosenByName', 'recordedOn'])
    .where('cityCode', '=', cityCode);
  if ('personId' in of) found = found.where('personId', '=', of.personId);
  else {
    found = found.where('postId', '=', of.postId);
    if (of.personIds) found = found.where('personId', 'in', of.personIds);
  }
  const rows = await found.execute();
  return new Map(
    rows.map(({ personId, postId, ...row }) => [
      'personId' in of ? postId : personId,
      { ...row, choice: row.choice as Choice },
    ]),
  );
}

/** Why, in the words of the exclusion or of the recommendation that ended. */
export function choiceReason(
  { dictionaries }: PackInForce,
  { choice, reason }: { choice: Choice; reason: string | null },
): string | null {
  if (reason === null) return null;
  if (choice === 'ended')
    return dictionaries.exitReason.find(({ code }) => code === reason)?.label ?? '没有到岗';
  const own: Record<string, string> = exclusionReasonLabels;
  return own[reason] ?? reason;
}

/** What stands against recommending: the choice with its reason, who made it and when; null where nothing does. */
export function choiceLimit(
  pack: PackInForce,
  chosen: StoredChoice | undefined,
): { code: string; text: string } | null {
  if (!chosen || chosen.choice === 'pinned') return null;
  const why = [choiceReason(pack, chosen), chosen.note].filter(Boolean).join('；');
  return {
    code: chosen.choice,
    text: `${choiceLabels[chosen.choice]}：${why}（${chosen.chosenByName}，${chosen.recordedOn}）`,
  };
}

/**
 * What may be listed of these, with a count of what was left out; the pinned are named by id. Nothing is wrapped where
 * nothing is left out: a city's people stream through here.
 */
export function listable<T extends { id: string }>(
  items: Iterable<T> | AsyncIterable<T>,
  choices: Map<string, StoredChoice>,
): { items: Iterable<T> | AsyncIterable<T>; left: Map<Choice, number>; pinned: Set<string> } {
  const left = new Map<Choice, number>();
  const pinned = new Set([...choices].flatMap(([id, { choice }]) => (choice === 'pinned' ? [id] : [])));
  if (pinned.size === choices.size) return { items, left, pinned };
  async function* others() {
    for await (const item of items) {
      const choice = choices.get(item.id)?.choice;
      if (choice === undefined || choice === 'pinned') yield item;
      else left.set(choice, (left.get(choice) ?? 0) + 1);
    }
  }
  return { items: others(), left, pinned };
}

/** The pinned first, everything else in its order. */
export const pinnedFirst = <T extends { id: string }>(
  list: T[],
  pinned: Set<string>,
): (T & { isPinned: boolean })[] =>
  list
    .map((each) => ({ ...each, isPinned: pinned.has(each.id) }))
    .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned));

/** The choices among what keeps others off a list, for its count. */
export const choiceCost = (left: Map<Choice, number>) =>
  [...left].map(([code, count]) => ({ code, label: choiceLabels[code], count }));

export const leftOut = (left: Map<Choice, number>): number =>
  [...left.values()].reduce((sum, count) => sum + count, 0);
