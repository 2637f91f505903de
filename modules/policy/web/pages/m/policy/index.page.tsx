import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
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
import { type Applicant, applicantLabels } from '../../../../contract/codes.ts';
import { fitByForm } from '../../../../contract/fit-operations.ts';
import { QuestionCard } from '../../../components/phone/question-card.tsx';
import { Results } from '../../../components/phone/results.tsx';
import type { FormAnswer, Json } from '../../../components/types.ts';
import '../../../components/phone/policy-phone.css';

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
      <section className="phone-card">
        <fieldset className="field policy-form">
          <legend>您是</legend>
          {applicants.map(({ value, label }) => (
            <PhoneButton key={value} kind="plain" onClick={() => onStart(cityCode, value)}>
              {label}
            </PhoneButton>
          ))}
        </fieldset>
      </section>
      <p className="soft">不用登录，填写的内容不保存。结果供参考，以经办机构核定为准。</p>
    </>
  );
}

/** The answers live in the browser's history: the phone's own back button goes back one question. */
interface Asked {
  cityCode: string;
  who: Applicant;
  answers: Answer[];
}
const isAsked = (state: unknown): state is Asked =>
  typeof state === 'object' && state !== null && 'who' in state && 'answers' in state;

interface AskingProps {
  asked: Asked;
  onAnswer: (answer: Answer) => void;
  onBack: () => void;
  onRestart: () => void;
}

function Basis({ document, asOf }: Pick<FormAnswer, 'document' | 'asOf'>) {
  if (!document) return null;
  return (
    <p className="soft">
      依据：{document.title}
      {document.number && `（${document.number}）`}，按 {asOf} 核对。
    </p>
  );
}

function Asking({ asked, onAnswer, onBack, onRestart }: AskingProps) {
  const { who, answers } = asked;
  const { data, error, isPlaceholderData, refetch } = useRead(fitByForm, asked, { keep: true });
  const back = (
    <div className="policy-buttons">
      <PhoneButton kind="plain" onClick={onBack}>
        {answers.length > 0 ? '改上一题' : '重选身份'}
      </PhoneButton>
      <PhoneButton kind="plain" onClick={onRestart}>
        重新开始
      </PhoneButton>
    </div>
  );
  if (error && !isPlaceholderData)
    return (
      <>
        <PhoneProblem problem={error.problem} retry={refetch} />
        {back}
      </>
    );
  if (!data) return <PhoneLoading />;
  const { question, open } = data;
  return (
    <>
      <p className="policy-steps" aria-live="polite">
        {applicantLabels[who]} · {data.place}
        {question
          ? `，第 ${answers.length + 1} 题，还有 ${open} 项政策没有定`
          : `，共答 ${answers.length} 题，已经问完`}
      </p>
      {question && (
        <div aria-busy={isPlaceholderData}>
          <QuestionCard
            key={`${question.key} ${answers.length}`}
            question={question}
            onAnswer={(value) =>
              !isPlaceholderData &&
              onAnswer(value === undefined ? { key: question.key } : { key: question.key, value })
            }
          />
        </div>
      )}
      {data.results.length === 0 && <p>本地的政策里没有给{applicantLabels[who]}的补贴或资格。</p>}
      <Results results={data.results} isFinal={question === null} />
      {back}
      <Basis document={data.document} asOf={data.asOf} />
    </>
  );
}

export function Page() {
  const { state } = useLocation();
  const navigate = useNavigate();
  const go = (next: Asked | null) => void navigate('.', { state: next });
  return (
    <main>
      <OfflineBar />
      <PhoneFrame title="能享受什么政策" question="答几个问题，看看能享受哪些政策、各是多少。">
        {isAsked(state) ? (
          <Asking
            asked={state}
            onAnswer={(answer) => go({ ...state, answers: [...state.answers, answer] })}
            onBack={() => void navigate(-1)}
            onRestart={() => go(null)}
          />
        ) : (
          <Start onStart={(cityCode, who) => go({ cityCode, who, answers: [] })} />
        )}
      </PhoneFrame>
    </main>
  );
}
