import { useState } from 'react';
import { channelLabels, channelNames } from '#modules/message/contract/codes.ts';
import { setEmail } from '#modules/person/contract/operations.ts';
import type { Problem } from '#platform/contract/errors.ts';
import { useWrite } from '#ui/hooks.ts';
import {
  fieldError,
  OccupationChoice,
  PhoneButton,
  PhoneChoice,
  PhoneField,
  PhoneFrame,
  PhoneProblem,
  PhoneTerms,
} from '#ui/phone/index.ts';
import type { Person, WishInput } from './types.ts';
import { inputOf, type WishDraft, wrongIn } from './wish-draft.ts';

const conditions = [
  { value: 'lodging', label: '要住宿' },
  { value: 'noShift', label: '不倒班' },
];
const words = {
  pay: { label: '月薪不低于（元）', hint: '不填表示按登记的期望' },
  day: { label: '最早哪天能上班', hint: '不填表示按登记的日期' },
  range: { label: '最远到哪里上班', placeholder: '按登记的意向地区' },
};
const channels = [
  { value: '', label: '只登录后看' },
  ...Object.entries(channelLabels).map(([value, label]) => ({ value, label })),
];

interface WishFormProps {
  person: Person;
  initial: WishDraft;
  save: (input: WishInput) => Promise<unknown>;
  isRunning: boolean;
  problem: Problem | undefined;
}

/** One screen: a name, what to narrow, how to tell. */
export function WishForm({ person, initial, save, isRunning, problem }: WishFormProps) {
  const [draft, setDraft] = useState(initial);
  const [email, typeEmail] = useState(person.email ?? '');
  const [isAsked, setAsked] = useState(false);
  const mail = useWrite(setEmail, { refreshes: ['person.'] });
  const change = (patch: Partial<WishDraft>) => setDraft({ ...draft, ...patch });
  const wrong = wrongIn(draft);
  const errorOf = (field: string) => fieldError(problem, `/${field}`) ?? (isAsked ? wrong[field] : undefined);
  const wanted = person.occupationsWanted.map((code, at) => ({
    value: code,
    label: person.wants[at] ?? code,
  }));

  async function submit(): Promise<void> {
    setAsked(true);
    if (Object.keys(wrong).length) return;
    const isNewEmail = draft.channel === 'email' && email.trim() !== (person.email ?? '');
    if (isNewEmail && !(await mail.run({ id: person.id, version: person.version, email }))) return;
    await save(inputOf(draft));
  }
  return (
    <PhoneFrame
      question={`${person.name}：在登记的意向里再挑一挑，有新的岗位就提醒。`}
      back={true}
      actions={
        <PhoneButton isRunning={isRunning || mail.isRunning} onClick={submit}>
          保存
        </PhoneButton>
      }
    >
      <PhoneProblem problem={problem ?? mail.problem} />
      <PhoneField
        label="名称"
        required
        value={draft.name}
        onChange={(name) => change({ name })}
        placeholder="如 离家近的缝纫活"
        maxLength={20}
        error={errorOf('name')}
      />
      <OccupationChoice
        value={draft.occupations}
        onChange={(occupations) => change({ occupations })}
        common={wanted}
        hint="不选表示按登记的意向"
        error={errorOf('occupations')}
      />
      <PhoneTerms
        draft={draft}
        change={change}
        errorOf={(field) => (field === 'payYuan' ? errorOf('payMinFen') : undefined)}
        words={words}
        conditions={conditions}
      />
      <PhoneChoice
        label="怎么提醒"
        options={channels}
        value={draft.channel}
        onChange={(value) => change({ channel: channelNames.find((name) => name === value) ?? '' })}
        hint="夜里不发，一周内有次数限制；没有发的登录后都能看到"
      />
      {draft.channel === 'email' && (
        <PhoneField
          label="电子邮箱"
          required
          value={email}
          onChange={typeEmail}
          autoComplete="email"
          error={fieldError(mail.problem, '/email')}
        />
      )}
    </PhoneFrame>
  );
}
