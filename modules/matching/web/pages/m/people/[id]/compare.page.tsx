import { useParams, useSearchParams } from 'react-router';
import { PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { comparedAtMost } from '../../../../components/phone/fit-list.tsx';
import { SideBySide } from '../../../../components/phone/side-by-side.tsx';
import { usePairs } from '../../../../components/phone/use-pairs.ts';

export function Page() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const postIds = (search.get('posts') ?? '').split(',').filter(Boolean).slice(0, comparedAtMost);
  const { pairs, problem, isLoading } = usePairs(id, postIds);
  return (
    <PhoneFrame back={true}>
      {problem && <PhoneProblem problem={problem} />}
      {isLoading && <PhoneLoading />}
      {pairs.length > 1 && <SideBySide personId={id} pairs={pairs} />}
      {!isLoading && pairs.length < 2 && <p>请先勾选 2 至 4 个岗位。</p>}
    </PhoneFrame>
  );
}
