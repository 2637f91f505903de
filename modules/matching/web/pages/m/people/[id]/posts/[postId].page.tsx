import { useParams } from 'react-router';
import { useMe, usePermission, useRead } from '#ui/hooks.ts';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { explainPair } from '../../../../../../contract/operations.ts';
import { Answer } from '../../../../../components/phone/answer.tsx';
import {
  dayText,
  distanceText,
  insuranceText,
  lodgingText,
  mealsText,
  payText,
  shiftText,
} from '../../../../../components/phone/post-words.ts';
import { Why } from '../../../../../components/phone/why.tsx';
import type { PairExplanation } from '../../../../../components/types.ts';
import { useOnTheWay } from '../../../../../components/use-on-the-way.ts';
import '../../../../../components/phone/phone-match.css';

type Fact = [label: string, value: string];

function Facts({ label, facts }: { label: string; facts: Fact[] }) {
  return (
    <section className="phone-card" aria-label={label}>
      {facts.map(([name, value]) => (
        <p key={name}>
          <span className="soft">{name}：</span>
          {value}
        </p>
      ))}
    </section>
  );
}

/** What one asks first, and what comes after the reasons. */
const firstOf = (pair: PairExplanation): Fact[] => [
  ['企业', pair.post.enterpriseName],
  ['地点', `${pair.post.regionName}，${distanceText(pair)}`],
  ['月薪', payText(pair.post)],
  ['班次', shiftText(pair.post)],
];
const restOf = ({ post }: PairExplanation, today: string): Fact[] => [
  ['住宿', lodgingText(post)],
  ['伙食', mealsText(post)],
  ['社会保险', insuranceText(post)],
  ['到岗时间', dayText(post.neededOn, today)],
  ['工种', post.occupationName],
  ['要求', post.skills ?? '没有另外的要求'],
  ['还缺', `${post.remaining} 人`],
];

export function Page() {
  const { id = '', postId = '' } = useParams();
  const { today } = useMe();
  const { data, error, refetch } = useRead(explainPair, { personId: id, postId });
  const onTheWay = useOnTheWay(id).get(postId);
  const mayAnswer = usePermission('placement.answer');
  if (!data)
    return (
      <PhoneFrame back={true}>
        {error ? <PhoneProblem problem={error.problem} retry={refetch} /> : <PhoneLoading />}
      </PhoneFrame>
    );
  // Refused once, or recommended in vain, it stays off the lists: the page says so instead of asking again.
  const isRefused = data.limits.some(({ code }) => code === 'excluded');
  const isOver = isRefused || data.limits.some(({ code }) => code === 'ended');
  const answer = onTheWay
    ? mayAnswer && (
        <PhoneButton kind="plain" to={`/m/placement/${onTheWay.placementId}`}>
          看进展，或者答复不去
        </PhoneButton>
      )
    : !isOver && (
        <Answer personId={id} postId={postId} isEligible={data.isEligible} onRefused={() => void refetch()} />
      );
  return (
    <PhoneFrame title={data.post.title} back={true} actions={answer}>
      {onTheWay && <p role="status">已经告诉企业，现在：{onTheWay.state}。</p>}
      {isRefused && <p role="status">已经说了不去，以后不再列出这个岗位。</p>}
      <Facts label="岗位" facts={firstOf(data)} />
      <section className="phone-card" aria-label="为什么是这个岗位">
        <h2>为什么是这个岗位</h2>
        {data.limits.map(({ code, text }) => (
          <p key={code} className="tone-bad">
            不符合：{text}
          </p>
        ))}
        <Why fit={data} />
      </section>
      <Facts label="其他" facts={restOf(data, today)} />
    </PhoneFrame>
  );
}
