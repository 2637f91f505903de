import type { Kysely } from 'kysely';
import type { Tally } from '#engines/matching/index.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { type Choice, choiceLabels, exclusionReasonLabels } from '../contract/choices.ts';
import type { MatchingTables } from './tables.ts';
import { costSaid } from './words.ts';

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

/** Who is put on top, and who is left off, by what was chosen. */
export function sortChoices(choices: Map<string, StoredChoice>): {
  pinned: Set<string>;
  left: Map<Choice, string[]>;
  excluded: string[];
} {
  const left = new Map<Choice, string[]>();
  const pinned = new Set<string>();
  for (const [id, { choice }] of choices) {
    if (choice === 'pinned') pinned.add(id);
    else left.set(choice, [...(left.get(choice) ?? []), id]);
  }
  return { pinned, left, excluded: [...left.values()].flat() };
}

/** The pinned first, everything else in its order. */
export const pinnedFirst = <T extends { id: string }>(
  list: T[],
  pinned: Set<string>,
): (T & { isPinned: boolean })[] =>
  list
    .map((each) => ({ ...each, isPinned: pinned.has(each.id) }))
    .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned));

/** Adds the choices to what keeps others off a list; `count` says how many of the ids were looked at. */
export function withChoices(tally: Tally, left: Map<Choice, string[]>, count: (ids: string[]) => number) {
  const costs = [...left].map(([code, ids]) => ({
    code,
    label: choiceLabels[code],
    count: count(ids),
    only: null,
  }));
  return {
    considered: tally.considered + costs.reduce((sum, each) => sum + each.count, 0),
    eligible: tally.eligible,
    excludedBy: [...costSaid(tally), ...costs.filter((each) => each.count > 0)],
  };
}
