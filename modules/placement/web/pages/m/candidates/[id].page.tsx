import { useState } from 'react';
import { useParams } from 'react-router';
import { PhoneButton, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { useLabel, useRead } from '#ui/hooks.ts';
import { getPlacement } from '../../../../contract/operations.ts';
import { AnswerForm } from '../../../components/phone/answer-form.tsx';
import { PhoneFacts } from '../../../components/phone/facts.tsx';
import { Elsewhere } from '../../../components/elsewhere.tsx';
import type { Placement } from '../../../components/types.ts';
import { useMarkRead } from '../../../components/use-mark-read.ts';

function Facts({ placement }: { placement: Placement }) {
  const education = useLabel('education');
  const { phone, isPhoneOpen, skills, interviewOn, interviewPlace } = placement;
  const facts: [string, string | null][] = [
    ['岗位', placement.postTitle],
    ['年龄', `${placement.age} 周岁`],
    ['学历', education(placement.education)],
    ['技能', skills.join('、')],
    ['来自', placement.regionName],
    ['面试', interviewOn && `${interviewOn} ${interviewPlace ?? ''}`],
  ];
  return (
    <>
      <PhoneFacts facts={facts} />
      {phone &&
        (isPhoneOpen ? (
          <a href={`tel:${phone}`}>拨打 {phone}</a>
        ) : (
          <p>电话 {phone}（通知面试后显示完整号码）</p>
        ))}
    </>
  );
}

export function Page() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(getPlacement, { id });
  useMarkRead(data ? [data] : []);
  const state = useLabel('placementState');
  const [chosen, setChosen] = useState<string>();
  const action = data?.actions.find((each) => each.action === chosen);
  return (
    <PhoneFrame title={data?.personName ?? '候选人员'} back="/m/placement/candidates">
      {error && <PhoneProblem problem={error.problem} retry={refetch} />}
      {!data && !error && <PhoneLoading />}
      {data && (
        <>
          <p>{state(data.status)}</p>
          <Elsewhere placement={data} />
          <Facts placement={data} />
          {action ? (
            <AnswerForm
              key={action.action}
              placement={data}
              action={action}
              onClose={() => setChosen(undefined)}
            />
          ) : (
            data.actions.map((each) => (
              <PhoneButton
                key={each.action}
                kind={each === data.actions[0] ? 'primary' : 'plain'}
                onClick={() => setChosen(each.action)}
              >
                {each.label}
              </PhoneButton>
            ))
          )}
        </>
      )}
    </PhoneFrame>
  );
}
