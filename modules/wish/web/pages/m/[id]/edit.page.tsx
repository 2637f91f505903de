import { useNavigate, useParams } from 'react-router';
import { getPerson } from '#modules/person/contract/operations.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { getWish, updateWish } from '../../../../contract/operations.ts';
import type { Wish } from '../../../components/types.ts';
import { draftOf } from '../../../components/wish-draft.ts';
import { WishForm } from '../../../components/wish-form.tsx';

function Edit({ wish }: { wish: Wish }) {
  const { data, error, refetch } = useRead(getPerson, { id: wish.personId });
  const navigate = useNavigate();
  const update = useWrite(updateWish, {
    onDone: () => void navigate(`/m/wish/${wish.id}`, { replace: true }),
  });
  if (!data)
    return (
      <PhoneFrame back={true}>
        {error ? <PhoneProblem problem={error.problem} retry={refetch} /> : <PhoneLoading />}
      </PhoneFrame>
    );
  return (
    <WishForm
      person={data}
      initial={draftOf(wish)}
      save={(input) => update.run({ ...input, id: wish.id, version: wish.version })}
      isRunning={update.isRunning}
      problem={update.problem}
    />
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getWish, { id });
  if (data) return <Edit wish={data.wish} />;
  return (
    <PhoneFrame back={true}>
      {error ? <PhoneProblem problem={error.problem} retry={refetch} /> : <PhoneLoading />}
    </PhoneFrame>
  );
}
