import { type FormEvent, useState } from 'react';
import { PhoneButton, PhoneChoice, PhoneField } from '#ui/phone/index.ts';
import type { FormQuestion, Json } from '../types.ts';

interface QuestionCardProps {
  question: FormQuestion;
  /** Undefined: the person does not know. */
  onAnswer: (value: Json | undefined) => void;
}

const percent = 100;

/** What was typed as the server takes it; undefined where it is no answer. */
function typedValue(kind: FormQuestion['kind'], typed: string): Json | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (kind === 'choices') return text.split(/[、，,；\s]+/).filter(Boolean);
  if (kind !== 'number' && kind !== 'money' && kind !== 'rate') return text;
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) return undefined;
  return kind === 'rate' ? Number((number / percent).toFixed(8)) : number;
}

const types = {
  number: 'number',
  money: 'number',
  rate: 'number',
  date: 'date',
  text: 'text',
  month: 'text',
} as const;
const unitOf = ({ kind, unit }: FormQuestion): string | null =>
  unit ?? (kind === 'money' ? '元' : kind === 'rate' ? '%' : null);

function TypedAnswer({ question, onAnswer }: QuestionCardProps) {
  const [typed, setTyped] = useState('');
  const { kind, label } = question;
  const type = kind in types ? types[kind as keyof typeof types] : 'text';
  const value = typedValue(kind, typed);
  const isMonth = kind === 'month';
  const isWrong =
    typed !== '' && (value === undefined || (isMonth && !/^\d{4}-(0[1-9]|1[0-2])$/.test(typed)));
  const unit = unitOf(question);
  function send(event: FormEvent): void {
    event.preventDefault();
    if (value !== undefined && !isWrong) onAnswer(value);
  }
  return (
    <form onSubmit={send} className="policy-form">
      <PhoneField
        label={unit ? `${label}（${unit}）` : label}
        type={type}
        value={typed}
        onChange={setTyped}
        {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
        {...(isMonth ? { placeholder: '如 2018-03' } : {})}
        {...(kind === 'choices' ? { hint: '有几项的，用顿号隔开' } : {})}
        error={isWrong ? '写法不对，请再看一下' : undefined}
      />
      <PhoneButton type="submit" disabled={value === undefined || isWrong}>
        下一题
      </PhoneButton>
    </form>
  );
}

function SeveralAnswers({ question, onAnswer }: QuestionCardProps) {
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <>
      <PhoneChoice
        label={`${question.label}（可多选）`}
        multiple
        options={question.options}
        value={chosen}
        onChange={setChosen}
      />
      <PhoneButton onClick={() => onAnswer(chosen)}>
        {chosen.length === 0 ? '以上都不是' : '下一题'}
      </PhoneButton>
    </>
  );
}

function OneOf({
  label,
  options,
  onAnswer,
}: {
  label: string;
  options: { value: Json; label: string }[];
  onAnswer: (value: Json) => void;
}) {
  return (
    <fieldset className="field policy-form">
      <legend>{label}</legend>
      {options.map((option) => (
        <PhoneButton key={option.label} kind="plain" onClick={() => onAnswer(option.value)}>
          {option.label}
        </PhoneButton>
      ))}
    </fieldset>
  );
}

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

function Answers({ question, onAnswer }: QuestionCardProps) {
  const { kind, label, options } = question;
  if (kind === 'yesNo') return <OneOf label={label} options={yesNo} onAnswer={onAnswer} />;
  if (kind === 'choice' && options.length > 0)
    return <OneOf label={label} options={options} onAnswer={onAnswer} />;
  if (kind === 'choices' && options.length > 0)
    return <SeveralAnswers question={question} onAnswer={onAnswer} />;
  return <TypedAnswer question={question} onAnswer={onAnswer} />;
}

/** One question, and why it is asked. */
export function QuestionCard({ question, onAnswer }: QuestionCardProps) {
  const { decides, material, canBeNone, noneLabel } = question;
  return (
    <section className="phone-card" aria-label="问题" aria-live="polite">
      <Answers question={question} onAnswer={onAnswer} />
      {canBeNone && (
        <PhoneButton kind="plain" onClick={() => onAnswer(null)}>
          {noneLabel ?? '没有'}
        </PhoneButton>
      )}
      <PhoneButton kind="plain" onClick={() => onAnswer(undefined)}>
        不清楚，先跳过
      </PhoneButton>
      {material && <p className="soft">可以看{material}。</p>}
      {decides.length > 0 && (
        <p className="soft">
          这一问关系到：{decides.slice(0, 2).join('、')}
          {decides.length > 2 && ` 等 ${decides.length} 项`}
        </p>
      )}
    </section>
  );
}
