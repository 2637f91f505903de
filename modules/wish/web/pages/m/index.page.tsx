import { useMe, useRead, useUrlState } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneList, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { listWishes } from '../../../contract/operations.ts';
import { useWishWords } from '../../components/use-wish-words.ts';

/** One person's wishes, or those of everybody one keeps. */
export function Page() {
  const { scope } = useMe();
  const [{ personId }] = useUrlState<{ personId?: string }>(['personId']);
  const of = scope.kind === 'self' ? (scope.id ?? undefined) : personId;
  const { data, error, refetch } = useRead(listWishes, { pageSize: 200, ...(of ? { personId: of } : {}) });
  const words = useWishWords();
  const isFull = data !== undefined && of !== undefined && data.total >= data.perPersonAtMost;
  return (
    <PhoneFrame
      {...(scope.kind !== 'self' && of ? { back: `/m/person/${of}` } : {})}
      actions={of && !isFull && <PhoneButton to={`/m/wish/new?personId=${of}`}>设置岗位提醒</PhoneButton>}
    >
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && (
        <>
          <p className="soft">
            每天 {data.dailyAt} 起查找新的岗位，同一个岗位只提醒一次。
            {of && `一个人最多设 ${data.perPersonAtMost} 个。`}
          </p>
          <PhoneList
            rows={data.rows}
            rowKey={({ id }) => id}
            title={({ name, personName }) => (of ? name : `${personName}：${name}`)}
            detail={(wish) => words(wish)}
            side={({ isActive, toldPosts }) => (isActive ? `已提醒 ${toldPosts} 个` : '已暂停')}
            to={({ id }) => `/m/wish/${id}`}
            emptyText={of ? '还没有岗位提醒。' : '还没有岗位提醒。到“为人找岗位”里选一个人，再设置岗位提醒。'}
          />
        </>
      )}
    </PhoneFrame>
  );
}
