import { useState } from 'react';
import { listCities } from '#modules/identity/contract/operations.ts';
import { useRead } from '#ui/hooks.ts';
import {
  OfflineBar,
  PhoneButton,
  PhoneChoice,
  PhoneFrame,
  PhoneLoading,
  PhoneProblem,
} from '#ui/phone/index.ts';
import { type Applicant, applicantLabels } from '../../../contract/codes.ts';
import { fitByForm } from '../../../contract/fit-operations.ts';
import { QuestionCard } from '../../components/phone/question-card.tsx';
import { Results } from '../../components/phone/results.tsx';
import type { Json } from '../../components/types.ts';
import '../../components/phone/policy-phone.css';

interface Answer {
  key: string;
  value?: Json | undefined;
}

const applicants = Object.entries(applicantLabels).map(([value, label]) => ({
  value: value as Applicant,
  label,
}));

function Start({ onStart }: { onStart: (cityCode: string, who: Applicant) => void }) {
  const { data, error, refetch } = useRead(listCities, {}, { isFixed: true });
  const [chosen, setChosen] = useState('');
  if (error) return <PhoneProblem problem={error.problem} retry={refetch} />;
  if (!data) return <PhoneLoading />;
  const [only] = data.cities;
  if (!only) return <p>还没有开通的城市。</p>;
  const cityCode = chosen || only.cityCode;
  return (
    <>
      {data.cities.length > 1 && (
        <PhoneChoice
          label="在哪里"
          options={data.cities.map((city) => ({ value: city.cityCode, label: city.name }))}
          value={cityCode}
          onChange={setChosen}
        />
      )}
      <fieldset className="field policy-form phone-card">
        <legend>您是</legend>
        {applicants.map(({ value, label }) => (
          <PhoneButton key={value} kind="plain" onClick={() => onStart(cityCode, value)}>
            {label}
          </PhoneButton>
        ))}
      </fieldset>
      <p className="soft">不用登录，填写的内容不保存。结果供参考，以经办机构核定为准。</p>
    </>
  );
}

interface AskingProps {
  cityCode: string;
  who: Applicant;
  onRestart: () => void;
}

function Asking({ cityCode, who, onRestart }: AskingProps) {
  const [answers, setAnswers] = useState<Answer[]>([]);
  const { data, error, isPlaceholderData, refetch } = useRead(
    fitByForm,
    { cityCode, who, answers },
    { keep: true },
  );
  if (error && !isPlaceholderData)
    return (
      <>
        <PhoneProblem problem={error.problem} retry={refetch} />
        {answers.length > 0 && (
          <PhoneButton kind="plain" onClick={() => setAnswers(answers.slice(0, -1))}>
            改上一题
          </PhoneButton>
        )}
      </>
    );
  if (!data) return <PhoneLoading />;
  const { question, open } = data;
  const isFinal = question === null;
  return (
    <>
      <p className="policy-steps" aria-live="polite">
        {applicantLabels[who]} · {data.place}
        {isFinal
          ? `，共答 ${answers.length} 题，已经问完`
          : `，第 ${answers.length + 1} 题，还有 ${open} 项政策没有定`}
      </p>
      {question && (
        <div aria-busy={isPlaceholderData}>
          <QuestionCard
            key={`${question.key} ${answers.length}`}
            question={question}
            onAnswer={(value) =>
              !isPlaceholderData &&
              setAnswers([
                ...answers,
                value === undefined ? { key: question.key } : { key: question.key, value },
              ])
            }
          />
        </div>
      )}
      <Results answer={data} isFinal={isFinal} />
      <div className="policy-buttons">
        <PhoneButton
          kind="plain"
          disabled={answers.length === 0}
          onClick={() => setAnswers(answers.slice(0, -1))}
        >
          改上一题
        </PhoneButton>
        <PhoneButton kind="plain" onClick={onRestart}>
          重新开始
        </PhoneButton>
      </div>
      {data.document && (
        <p className="soft">
          依据：{data.document.title}
          {data.document.number && `（${data.document.number}）`}，按 {data.asOf} 核对。
        </p>
      )}
    </>
  );
}

export function Page() {
  const [started, setStarted] = useState<{ cityCode: string; who: Applicant }>();
  return (
    <main>
      <OfflineBar />
      <PhoneFrame title="能享受什么政策" question="答几个问题，看看能享受哪些政策、各是多少。">
        {started ? (
          <Asking {...started} onRestart={() => setStarted(undefined)} />
        ) : (
          <Start onStart={(cityCode, who) => setStarted({ cityCode, who })} />
        )}
      </PhoneFrame>
    </main>
  );
}
