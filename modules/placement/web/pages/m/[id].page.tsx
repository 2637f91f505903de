import { useParams } from 'react-router';
import { formatMoment } from '#ui/format.ts';
import { PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { useLabel, useMe, useRead } from '#ui/hooks.ts';
import { getPlacement } from '../../../contract/operations.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { PhoneFacts } from '../../components/phone/facts.tsx';
import { OwnAnswer } from '../../components/phone/own-answer.tsx';
import type { Placement } from '../../components/types.ts';

const factsOf = (placement: Placement): [string, string | null][] => [
  ['企业', placement.enterpriseName],
  ['地点', placement.enterpriseRegionName],
  ['推荐', placement.recommendedOn],
  ['企业已看', placement.readAt && formatMoment(placement.readAt)],
  ['面试', placement.interviewOn && `${placement.interviewOn} ${placement.interviewPlace ?? ''}`],
];

/** One recommendation as the person sees it: how far it is, why it was made, and a no if there is one. */
export function Page() {
  const { id = '' } = useParams();
  const isSelf = useMe().scope.kind === 'self';
  const state = useLabel('placementState');
  const { data, error, refetch } = useRead(getPlacement, { id });
  const title = data && (isSelf ? data.postTitle : `${data.personName}：${data.postTitle}`);
  return (
    <PhoneFrame
      {...(title ? { title } : {})}
      back={true}
      actions={data && <OwnAnswer key={data.version} placement={data} />}
    >
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && (
        <>
          <p role="status">现在：{state(data.status)}</p>
          <Elsewhere placement={data} />
          <PhoneFacts facts={factsOf(data)} />
          {data.reasons.length > 0 && (
            <section className="phone-card" aria-label="为什么推荐">
              <h2>为什么推荐</h2>
              {data.reasons.map(({ text }) => (
                <p key={text}>{text}</p>
              ))}
            </section>
          )}
        </>
      )}
    </PhoneFrame>
  );
}
