import { useNavigate, useSearchParams } from 'react-router';
import { getPerson } from '#modules/person/contract/operations.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { createWish } from '../../../contract/operations.ts';
import { blankDraft } from '../../components/wish-draft.ts';
import { WishForm } from '../../components/wish-form.tsx';

export function Page() {
  const [search] = useSearchParams();
  const personId = search.get('personId') ?? '';
  const { data, error, refetch } = useRead(getPerson, { id: personId });
  const navigate = useNavigate();
  const create = useWrite(createWish, {
    onDone: ({ id }) => void navigate(`/m/wish/${id}`, { replace: true }),
  });
  if (!data)
    return (
      <PhoneFrame back="/m/wish">
        {error ? <PhoneProblem problem={error.problem} retry={refetch} /> : <PhoneLoading />}
      </PhoneFrame>
    );
  return (
    <WishForm
      person={data}
      initial={blankDraft}
      save={(input) => create.run({ ...input, personId })}
      isRunning={create.isRunning}
      problem={create.problem}
    />
  );
}
