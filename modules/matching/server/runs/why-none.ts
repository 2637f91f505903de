import { setImmediate } from 'node:timers/promises';
import type { Tally, Vacancy } from '#engines/matching/index.ts';
import type { OperationContext } from '#platform/http/operation.ts';
import { askIndex } from '../city-index/registry.ts';
import { ownPeopleOf } from '../own-people.ts';
import type { MatchingTables } from '../tables.ts';
import { costSaid } from '../words.ts';

interface WhyNone {
  code: string;
  text: string;
}

/** The main reason: what keeps most people away. */
export function whyNone(tally: Tally): WhyNone {
  if (tally.eligible > 0) {
    return { code: 'elsewhere', text: `现有 ${tally.eligible} 人符合条件，各有更合适的岗位` };
  }
  const [most] = costSaid(tally);
  if (!most) return { code: 'nobody', text: '没有可以比对的人员' };
  const only = most.only ? `，其中 ${most.only} 人只差这一项` : '';
  return { code: most.code, text: `${most.label}的最多：${most.count} 人${only}` };
}

/** Whom somebody decided against, by post. */
async function excludedFrom({ db, actor }: OperationContext<MatchingTables>, postIds: string[]) {
  const rows = await db
    .selectFrom('matchChoice')
    .select(['postId', 'personId'])
    .where('cityCode', '=', actor.cityCode)
    .where('postId', 'in', postIds)
    .where('choice', '<>', 'pinned')
    .orderBy('personId')
    .execute();
  return Map.groupBy(rows, ({ postId }) => postId);
}

/** Why nobody of the asker's own stands on these posts' lists, by post, as the ledger is now; posts alike are asked once. */
export async function whyNoneFor(
  context: OperationContext<MatchingTables>,
  vacancies: Vacancy[],
): Promise<Map<string, WhyNone>> {
  const found = new Map<string, WhyNone>();
  if (!vacancies.length) return found;
  const excluded = await excludedFrom(
    context,
    vacancies.map(({ id }) => id),
  );
  const { index, within } = await ownPeopleOf(context, await askIndex(context.services, context));
  const known = new Map<string, WhyNone>();
  for (const vacancy of vacancies) {
    const exclude = (excluded.get(vacancy.id) ?? []).map(({ personId }) => personId);
    const facts = JSON.stringify([{ ...vacancy, id: '', remaining: 1 }, exclude]);
    const why = known.get(facts) ?? whyNone(index.tallyPeople(vacancy, { exclude, within }));
    if (!known.has(facts)) {
      known.set(facts, why);
      // In a large city each takes a while; others are answered in between.
      await setImmediate();
    }
    found.set(vacancy.id, why);
  }
  return found;
}
