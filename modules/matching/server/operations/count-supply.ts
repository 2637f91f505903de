import type { HardLimitCode } from '#engines/matching/index.ts';
import { AppError } from '#platform/http/app-error.ts';
import { implement, type OperationContext } from '#platform/http/operation.ts';
import { nearLabels, reliefLabels } from '../../contract/codes.ts';
import * as contract from '../../contract/supply-operations.ts';
import { askIndex } from '../city-index/registry.ts';
import { findOwnPost, vacancyOf } from '../posts.ts';
import type { MatchingTables } from '../tables.ts';

const distances = Object.keys(nearLabels) as (keyof typeof nearLabels)[];

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
    const counted = distances.map((within) => ({
      within,
      ...index.countPeople(vacancy, { within, payFen }),
    }));
    const costOf = counted.at(-1)?.costOf ?? {};
    return {
      smallBelow,
      payMaxFen: vacancy.payMaxFen,
      raisesFen,
      near: counted.map(({ within, near, eligible, atPay }) => ({
        within,
        label: nearLabels[within],
        near: shown(near),
        eligible: shown(eligible),
        atPay: atPay.map(({ people }) => shown(people)),
      })),
      costs: (Object.entries(reliefLabels) as [HardLimitCode, string][])
        .map(([code, label]) => ({ code, label, count: costOf[code] ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({ code, label, count }) => ({ code, label, people: shown(count) })),
    };
  },
);
