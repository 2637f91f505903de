import { useState } from 'react';
import { fieldError, PhoneButton, PhoneFrame, PhoneProblem } from '#ui/phone/index.ts';
import { ConsentStep } from '../../components/phone/consent-step.tsx';
import { IdentityStep } from '../../components/phone/identity-step.tsx';
import { bornOn, missingOf, type Registration, stepFields } from '../../components/phone/registration.ts';
import { type RegistrationState, useRegistration } from '../../components/phone/use-registration.ts';
import { WorkStep } from '../../components/phone/work-step.tsx';
import { useDuplicates } from '../../components/use-duplicates.ts';
import { useOwnVillage } from '../../components/village-picker.tsx';

const titles = ['是谁', '想做什么', '要求和同意'];
const last = stepFields.length - 1;

function Done({ done, startAfresh }: { done: { id: string; name: string }; startAfresh: () => void }) {
  return (
    <PhoneFrame title="登记成功" question={`${done.name} 已登记。`}>
      <PhoneButton onClick={startAfresh}>再登记一人</PhoneButton>
      <PhoneButton kind="plain" to={`/m/person/${done.id}`}>
        查看资料
      </PhoneButton>
      <PhoneButton kind="plain" to="/m/person">
        返回人员列表
      </PhoneButton>
    </PhoneFrame>
  );
}

/** Words at the fields of a screen: the server's after sending, the page's own once the user wants to go on. */
function useErrors(draft: Registration, problem: RegistrationState['problem']) {
  const [asked, setAsked] = useState<number>();
  const missing = missingOf(draft);
  return {
    errorOf: (field: string): string | undefined =>
      fieldError(problem, `/${field}`) ?? (asked === draft.step ? missing[field] : undefined),
    /** Whether the screen has all it needs; from now on it says what is missing. */
    check(): boolean {
      setAsked(draft.step);
      return !stepFields[draft.step]?.some((field) => missing[field]);
    },
  };
}

/** The screen that has the first field the server refused. */
const stepOf = (problem: RegistrationState['problem']): number =>
  stepFields.findIndex((fields) => fields.some((field) => fieldError(problem, `/${field}`)));

export function Page() {
  const state = useRegistration(useOwnVillage());
  const { draft, change, send, isRunning, problem, done, startAfresh } = state;
  const duplicates = useDuplicates({
    idCard: draft.idCard,
    name: draft.name,
    birthOn: bornOn(draft),
    regionCode: draft.regionCode,
  });
  const { errorOf, check } = useErrors(draft, problem);
  if (done) return <Done done={done} startAfresh={startAfresh} />;

  const isTaken = duplicates.idCard === 'here' || duplicates.idCard === 'elsewhere';
  const isUnclear = duplicates.people.length > 0 && !draft.isDifferentPerson;
  const refusedAt = stepOf(problem);
  const props = { draft, change, errorOf };
  function goOn(): void {
    if (!check() || (draft.step === 0 && (isTaken || isUnclear))) return;
    if (draft.step < last) change({ step: draft.step + 1 });
    else void send();
  }
  return (
    <PhoneFrame
      question={`第 ${draft.step + 1} 步，共 ${titles.length} 步：${titles[draft.step]}`}
      actions={
        <>
          <PhoneButton
            isRunning={isRunning}
            disabled={draft.step === 0 && (isTaken || isUnclear)}
            onClick={goOn}
          >
            {draft.step < last ? '下一步' : problem?.code === 'web.offline' ? '重新提交' : '提交登记'}
          </PhoneButton>
          {draft.step > 0 && (
            <PhoneButton kind="plain" onClick={() => change({ step: draft.step - 1 })}>
              上一步
            </PhoneButton>
          )}
        </>
      }
    >
      <PhoneProblem problem={problem} />
      {refusedAt >= 0 && refusedAt !== draft.step && (
        <PhoneButton kind="plain" onClick={() => change({ step: refusedAt })}>
          回到第 {refusedAt + 1} 步修改
        </PhoneButton>
      )}
      {draft.step === 0 && <IdentityStep {...props} duplicates={duplicates} />}
      {draft.step === 1 && <WorkStep {...props} />}
      {draft.step === last && <ConsentStep {...props} />}
      {(draft.name || draft.idCard) && (
        <button type="button" className="phone-link" onClick={startAfresh}>
          清空重填
        </button>
      )}
    </PhoneFrame>
  );
}
