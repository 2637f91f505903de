import { type HardLimitCode, type MatchIndex, pointOf, type Vacancy } from '#engines/matching/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import type { PackInForce } from '#platform/packs/in-force.ts';
import { nearLabel, reliefLabels, type Within } from '../../contract/codes.ts';
import * as contract from '../../contract/supply-operations.ts';
import { askIndex } from '../city-index/registry.ts';
import { findOwnPost, vacancyOf } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';

/** How near people are counted to live: by kilometres too where the post's division has a point. */
function distancesFor({ settings }: MatchIndex, vacancy: Vacancy, pack: PackInForce): Within[] {
  const hasPoint = settings.places && pointOf(vacancy.regionCode, settings.places) !== undefined;
  const kilometres = hasPoint ? pack.settings.matching.supplyKilometres.value : [];
  return ['town', ...kilometres, 'county', 'city'];
}

export const countSupply = implement(
  contract.countSupply,
  async (context: OperationContext<MatchingTables>, { postId }) => {
    const { db, actor, pack, services } = context;
    const post = await findOwnPost(db, actor.cityCode, postId);
    if (!post) throw new AppError('platform.notFound');
    if (!post.facts) throw new AppError('matching.postUnclear');
    const vacancy = vacancyOf(post.facts, pack);
    const index = await askIndex(services, context);
    const raisesFen = pack.settings.matching.supplyRaisesFen.value;
    const payFen = [0, ...raisesFen].map((raise) => vacancy.payMaxFen + raise);
    const smallBelow = pack.settings.fairness.smallCellBelow.value;
    const shown = (people: number) => (people > 0 && people < smallBelow ? null : people);
    const asked = distancesFor(index, vacancy, pack);
    const within = asked.map((each) => (typeof each === 'number' ? { km: each } : each));
    const counted = index
      .countPeople(vacancy, { within, payFen })
      .map((supply, at) => ({ within: asked[at] ?? 'city', ...supply }));
    const byKilometres = counted.find(({ within }) => typeof within === 'number');
    const costOf = counted.at(-1)?.costOf ?? {};
    return {
      smallBelow,
      payMaxFen: vacancy.payMaxFen,
      raisesFen,
      near: counted.map(({ within, near, eligible, atPay }) => ({
        within,
        label: nearLabel(within),
        near: shown(near),
        eligible: shown(eligible),
        atPay: atPay.map(({ people }) => shown(people)),
      })),
      kilometres: byKilometres ? { unplaced: shown(byKilometres.unplaced) } : null,
      costs: (Object.entries(reliefLabels) as [HardLimitCode, string][])
        .map(([code, label]) => ({ code, label, count: costOf[code] ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({ code, label, count }) => ({ code, label, people: shown(count) })),
    };
  },
);
