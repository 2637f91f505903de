import { type FormEvent, useState } from 'react';
import { PhoneButton, PhoneChoice, PhoneField } from '#ui/phone/index.ts';
import type { FormQuestion, Json } from '../types.ts';

interface QuestionCardProps {
  question: FormQuestion;
  /** Undefined: not known to whoever answers. */
  onAnswer: (value: Json | undefined) => void;
}

const percent = 100;

/** What was typed as the server takes it; undefined where it is no answer. */
function typedValue(kind: FormQuestion['kind'], typed: string): Json | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const several = text.split(/[、，,；\s]+/).filter(Boolean);
  if (kind === 'choices') return several;
  if (kind === 'numbers') {
    const numbers = several.map(Number);
    return numbers.every(Number.isFinite) ? numbers : undefined;
  }
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
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

function hintOf({ kind, unit, help }: FormQuestion): string | undefined {
  const form = kind === 'month' ? '年和月，例如 2018-03。' : unit ? `填数字，单位：${unit}。` : '';
  return `${form}${help ?? ''}` || undefined;
}

function TypedAnswer({ question, onAnswer }: QuestionCardProps) {
  const [typed, setTyped] = useState('');
  const { kind, ask } = question;
  const type = kind in types ? types[kind as keyof typeof types] : 'text';
  const value = typedValue(kind, typed);
  const isWrong = typed !== '' && (value === undefined || (kind === 'month' && !monthPattern.test(typed)));
  function send(event: FormEvent): void {
    event.preventDefault();
    if (value !== undefined && !isWrong) onAnswer(value);
  }
  return (
    <form onSubmit={send} className="policy-form">
      <PhoneField
        label={ask}
        type={type}
        value={typed}
        onChange={setTyped}
        hint={hintOf(question)}
        {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
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
        label={`${question.ask}（可多选）`}
        multiple
        options={question.options}
        value={chosen}
        onChange={setChosen}
        hint={question.help ?? undefined}
      />
      {chosen.length === 0 ? (
        <PhoneButton kind="plain" onClick={() => onAnswer([])}>
          以上都不是
        </PhoneButton>
      ) : (
        <PhoneButton onClick={() => onAnswer(chosen)}>下一题</PhoneButton>
      )}
    </>
  );
}

function OneOf({
  question: { ask, help },
  options,
  onAnswer,
}: QuestionCardProps & { options: { value: Json; label: string }[] }) {
  return (
    <fieldset className="field policy-form">
      <legend>{ask}</legend>
      {help && <p className="soft">{help}</p>}
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

function Answers(props: QuestionCardProps) {
  const { kind, options } = props.question;
  if (kind === 'yesNo') return <OneOf {...props} options={yesNo} />;
  if (kind === 'choice') return <OneOf {...props} options={options} />;
  if (kind === 'choices' && options.length > 0) return <SeveralAnswers {...props} />;
  return <TypedAnswer {...props} />;
}

function decidesText(decides: string[]): string {
  const named = decides.slice(0, 2).map((title) => `“${title}”`);
  return `关系到${named.join('、')}${decides.length > 2 ? `等 ${decides.length} 项` : ''}`;
}

/** One question, what it means, and why it is asked. */
export function QuestionCard({ question, onAnswer }: QuestionCardProps) {
  const { about, decides, material, none } = question;
  return (
    <section className="phone-card" aria-label="问题" aria-live="polite">
      {about && <p className="soft">先问其中一个{about}，结果也是这一个的。</p>}
      <Answers question={question} onAnswer={onAnswer} />
      {none && (
        <PhoneButton kind="plain" onClick={() => onAnswer(null)}>
          {none}
        </PhoneButton>
      )}
      <PhoneButton kind="plain" onClick={() => onAnswer(undefined)}>
        不清楚
      </PhoneButton>
      <p className="soft">
        {material && `可以看${material}。`}
        {decidesText(decides)}。
      </p>
    </section>
  );
}
