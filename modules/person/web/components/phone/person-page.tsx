import { useState } from 'react';
import { formatStep, formatMoney } from '#ui/format.ts';
import { useLabel, usePermission, useRead } from '#ui/hooks.ts';
import { PhoneButton, PhoneField, PhoneFrame, PhoneLoading, PhoneProblem } from '#ui/phone/index.ts';
import { consentSentence, type PersonAction } from '../../../contract/codes.ts';
import { getPerson } from '../../../contract/operations.ts';
import type { Person } from '../types.ts';
import { usePersonActions } from '../use-person-actions.ts';

function Facts({ person }: { person: Person }) {
  const status = useLabel('supplyStatus');
  const range = useLabel('workRange');
  const facts = [
    ['就业状态', person.isPlaced ? '已上岗' : status(person.status)],
    ['年龄', `${person.age} 岁`],
    ['住在', person.regionName],
    ['想做', person.wants.join('、') || '什么工作都可以'],
    ['会做', person.skills.join('、') || '—'],
    ['期望月薪', person.payExpectedFen === null ? '面议' : formatMoney(person.payExpectedFen)],
    ['愿意去', range(person.workRange)],
    ['同意推荐', person.consentedOn ? `${person.consentedOn} 同意` : '没有同意'],
    ['最近联系', person.lastContactOn],
  ];
  return (
    <section className="phone-card" aria-label="资料">
      {facts.map(([label, value]) => (
        <p key={label}>
          <span className="soft">{label}：</span>
          {value}
        </p>
      ))}
    </section>
  );
}

type Step = Exclude<PersonAction, 'edit'>;

function Consent({ person, actions }: { person: Person; actions: ReturnType<typeof usePersonActions> }) {
  const [asked, setAsked] = useState<Step>();
  const [reason, setReason] = useState('');
  const offered = person.actions.find(
    ({ action }) => action === 'setConsent' || action === 'withdrawConsent',
  );
  if (!offered) return null;
  const action = offered.action as Step;
  if (asked !== action)
    return (
      <PhoneButton kind="plain" onClick={() => setAsked(action)}>
        {offered.label}
      </PhoneButton>
    );
  return (
    <section className="phone-card" aria-label={offered.label}>
      {action === 'setConsent' ? (
        <p>请向本人念出：{consentSentence}</p>
      ) : (
        <PhoneField label="理由" required value={reason} onChange={setReason} />
      )}
      <PhoneButton
        isRunning={actions.isRunning}
        disabled={action === 'withdrawConsent' && !reason.trim()}
        onClick={() => actions.act(action, reason)}
      >
        {action === 'setConsent' ? '本人同意' : '撤回同意'}
      </PhoneButton>
      <PhoneButton kind="plain" onClick={() => setAsked(undefined)}>
        取消
      </PhoneButton>
    </section>
  );
}

interface PersonViewProps {
  person: Person;
  back: string;
  reload: () => unknown;
}

function PersonView({ person, back, reload }: PersonViewProps) {
  const actions = usePersonActions(person);
  const mayMatch = usePermission('matching.rankPosts');
  const mayWish = usePermission('wish.edit');
  const mayAsk = usePermission('policy.view');
  const contact = person.actions.find(({ action }) => action === 'confirmContact');
  return (
    <PhoneFrame
      title={person.name}
      back={back}
      actions={
        contact && (
          <PhoneButton isRunning={actions.isRunning} onClick={() => actions.act('confirmContact', '')}>
            {contact.label}
          </PhoneButton>
        )
      }
    >
      <PhoneProblem problem={actions.problem} {...(actions.problem?.stale ? { retry: reload } : {})} />
      {person.isStale && <p role="status">该回访了：{person.lastContactOn} 之后没有联系过。</p>}
      {person.phone && person.isPhoneOpen && (
        <a className="phone-button phone-button-plain" href={`tel:${person.phone}`}>
          拨打 {person.phone}
        </a>
      )}
      <Facts person={person} />
      {person.isOwn && !person.isPlaced && mayMatch && (
        <PhoneButton to={`/m/matching/people/${person.id}`}>看合适的岗位</PhoneButton>
      )}
      {person.isOwn && !person.isPlaced && mayWish && (
        <PhoneButton kind="plain" to={`/m/wish?personId=${person.id}`}>
          岗位提醒
        </PhoneButton>
      )}
      {person.isOwn && mayAsk && (
        <PhoneButton kind="plain" to={`/m/policy/fit?kind=person&id=${person.id}`}>
          能享受什么
        </PhoneButton>
      )}
      <Consent person={person} actions={actions} />
      <section className="phone-card" aria-label="经过">
        <strong>经过</strong>
        {person.timeline.toReversed().map(({ at, onDate, title, who, note }) => (
          <p key={`${at}${title}`}>
            {title}
            <br />
            <span className="soft">{[formatStep(at, onDate), who, note].filter(Boolean).join('，')}</span>
          </p>
        ))}
      </section>
    </PhoneFrame>
  );
}

export function PersonPage({ id, back }: { id: string; back: string }) {
  const { data, error, refetch } = useRead(getPerson, { id });
  if (data) return <PersonView person={data} back={back} reload={refetch} />;
  return (
    <PhoneFrame back={back}>
      {error ? <PhoneProblem problem={error.problem} retry={refetch} /> : <PhoneLoading />}
    </PhoneFrame>
  );
}
