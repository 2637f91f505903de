import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMe, useRead, useWrite } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { deleteWish, getWish, setWishActive } from '../../../../contract/operations.ts';
import type { Wish } from '../../../components/types.ts';
import { channelText, useWishWords } from '../../../components/use-wish-words.ts';
import { WishPosts } from '../../../components/wish-posts.tsx';

const listOf = ({ personId }: Wish) => `/m/wish?personId=${personId}`;

function Steps({ wish }: { wish: Wish }) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  const pause = useWrite(setWishActive);
  const remove = useWrite(deleteWish, { onDone: () => void navigate(listOf(wish), { replace: true }) });
  const { id, version } = wish;
  return (
    <section className="phone-card" aria-label="提醒">
      <PhoneProblem problem={pause.problem ?? remove.problem} />
      <PhoneButton kind="plain" to={`/m/wish/${id}/edit`}>
        修改
      </PhoneButton>
      <PhoneButton
        kind="plain"
        isRunning={pause.isRunning}
        onClick={() => pause.run({ id, version, isActive: !wish.isActive })}
      >
        {wish.isActive ? '暂停提醒' : '恢复提醒'}
      </PhoneButton>
      {isDeleting ? (
        <>
          <PhoneButton isRunning={remove.isRunning} onClick={() => remove.run({ id, version })}>
            删除，不再提醒
          </PhoneButton>
          <PhoneButton kind="plain" onClick={() => setDeleting(false)}>
            取消
          </PhoneButton>
        </>
      ) : (
        <PhoneButton kind="plain" onClick={() => setDeleting(true)}>
          删除
        </PhoneButton>
      )}
    </section>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const isSelf = useMe().scope.kind === 'self';
  const { data, error, refetch } = useRead(getWish, { id });
  const words = useWishWords();
  if (!data)
    return (
      <PhoneFrame back="/m/wish">
        {error ? <PhoneProblem problem={error.problem} retry={refetch} /> : <PhoneLoading />}
      </PhoneFrame>
    );
  const { wish } = data;
  return (
    <PhoneFrame title={wish.name} back={listOf(wish)}>
      <section className="phone-card" aria-label="条件">
        {!isSelf && <p>{wish.personName}</p>}
        <p>{words(wish)}</p>
        <p className="soft">{channelText(wish)}</p>
        <p role="status">
          {wish.isActive
            ? wish.checkedOn
              ? `${wish.checkedOn} 查找过：${wish.outcomeLabel}`
              : '还没有查找过'
            : '已暂停，不再提醒'}
        </p>
      </section>
      <WishPosts shown={data} />
      <Steps wish={wish} />
    </PhoneFrame>
  );
}
