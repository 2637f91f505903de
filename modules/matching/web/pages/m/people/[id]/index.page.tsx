import { useState } from 'react';
import { useParams } from 'react-router';
import { useMe, usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem, PhoneSelect } from '#ui/phone/index.ts';
import { rankPostsForPerson } from '../../../../../contract/operations.ts';
import { FitList } from '../../../../components/phone/fit-list.tsx';
import type { PostRanking } from '../../../../components/types.ts';
import { useOnTheWay } from '../../../../components/use-on-the-way.ts';

const listedAtMost = 30;

/** Why there is none: what stands in the way of how many. */
function NoPost({ ranking }: { ranking: PostRanking }) {
  return (
    <section className="phone-card" aria-label="没有合适的岗位">
      <p>全市 {ranking.considered} 个在招岗位，没有合适的：</p>
      {ranking.excludedBy.map(({ code, label, count }) => (
        <p key={code}>
          {label}：{count} 个
        </p>
      ))}
    </section>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const isSelf = useMe().scope.kind === 'self';
  const mayWish = usePermission('wish.edit');
  const [{ compare = '', near = '' }, change] = useUrlState<{ compare?: string; near?: string }>([
    'compare',
    'near',
  ]);
  const { data, error, refetch } = useRead(
    rankPostsForPerson,
    { personId: id, limit: listedAtMost, ...(near ? { near } : {}) },
    { keep: true },
  );
  const onTheWay = useOnTheWay(id);
  // Ticked at once; the address keeps it for the way back.
  const [compared, tick] = useState(compare ? compare.split(',') : []);
  function choose(ids: string[]): void {
    tick(ids);
    change({ compare: ids.length ? ids.join(',') : undefined });
  }
  const title = isSelf || !data ? '合适的岗位' : `${data.person.name}：合适的岗位`;
  return (
    <PhoneFrame
      title={title}
      {...(isSelf ? {} : { back: '/m/matching/people' })}
      actions={
        compared.length > 1 && (
          <PhoneButton to={`/m/matching/people/${id}/compare?posts=${compared.join(',')}`}>
            对比这 {compared.length} 个岗位
          </PhoneButton>
        )
      }
    >
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && data.nearer.length > 0 && (
        <PhoneSelect
          label="离家多远"
          value={near}
          options={data.nearer}
          placeholder="愿意去的都看"
          onChange={(value) => change({ near: value || undefined })}
          {...(/\d/.test(near) ? { hint: '两地镇街中心的直线距离；镇街没有坐标的岗位不在内' } : {})}
        />
      )}
      {data && data.posts.length === 0 && <NoPost ranking={data} />}
      {data && data.posts.length > 0 && (
        <>
          <p className="soft">
            全市 {data.considered} 个在招岗位，符合条件的 {data.eligible} 个，最合适的在前。勾选 2 至 4
            个可以对比。
          </p>
          <FitList
            personId={id}
            posts={data.posts}
            onTheWay={onTheWay}
            compared={compared}
            onCompare={choose}
          />
        </>
      )}
      {mayWish && (
        <PhoneButton kind="plain" to={`/m/wish?personId=${id}`}>
          有新岗位时提醒{isSelf ? '我' : '本人'}
        </PhoneButton>
      )}
    </PhoneFrame>
  );
}
