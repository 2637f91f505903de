import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemAlert } from '#ui/desk/index.ts';
import { formatCount, formatMoney } from '#ui/format.ts';
import { usePermission, useWrite } from '#ui/hooks.ts';
import { clauseClassLabels, cutLabels, personStateLabels } from '../../../contract/codes.ts';
import { keepDecision } from '../../../contract/fit-operations.ts';
import { Lines } from '../conditions.tsx';
import { readingName, saidOf } from '../said.ts';
import { StandingTag } from '../tags.tsx';
import type { Fit, FitCard as Card } from '../types.ts';
import { Reasons } from './reasons.tsx';

/** The one thing a reader wants to know first. */
function Sum({ card }: { card: Card }) {
  const { standing, fen, grantedFen, outcome, from } = card;
  const granted = grantedFen ?? fen;
  return (
    <>
      {standing === 'entitled' && granted !== null && <p className="fit-card-sum">{formatMoney(granted)}</p>}
      {standing === 'entitled' && granted === null && !outcome && (
        <p className="fit-card-sum">金额由其他规定确定</p>
      )}
      {standing === 'notYet' && from && <p className="fit-card-sum">从 {from} 起</p>}
      {standing === 'notYet' && fen !== null && fen > 0 && <p>到时 {formatMoney(fen)}</p>}
      {outcome && <p>{outcome}</p>}
    </>
  );
}

/** How many people came out how; each number opens their list. */
function Heads({ card, fit }: { card: Card; fit: Fit }) {
  const { heads, clauseId } = card;
  const states = (['yes', 'unknown', 'no'] as const).filter((state) => heads && heads[state] > 0);
  if (!heads || states.length === 0) return <p className="soft">台账里没有相关人员</p>;
  const { kind, id } = fit.subject;
  return (
    <p className="soft">
      {states.map((state, at) => (
        <span key={state}>
          {at > 0 && '，'}
          <Link
            to={`/policy/fit/people?${new URLSearchParams({ kind, id, clauseId, asOf: fit.asOf, state })}`}
          >
            {formatCount(heads[state])} 人{personStateLabels[state]}
          </Link>
        </span>
      ))}
    </p>
  );
}

function Missing({ card }: { card: Card }) {
  return (
    <>
      {card.missingStandards.length > 0 && (
        <p>
          标准未配置：
          {card.missingStandards.map((name, at) => (
            <span key={name}>
              {at > 0 && '、'}
              <Link to={`/policy/standards?search=${encodeURIComponent(name)}`}>{name}</Link>
            </span>
          ))}
        </p>
      )}
      {card.missingMaterials.length > 0 && <p>还缺：{card.missingMaterials.join('、')}</p>}
      {card.cuts.map((cut) => (
        <p key={`${cut.rule}${cut.clauseId}`} className="soft">
          {cutLabels[cut.rule]}：与 {cut.clauseId} 一起减去 {formatMoney(cut.fen)}
          {cut.reading && `（按${readingName(cut.reading, card.readings)}）`}
        </p>
      ))}
    </>
  );
}

function Details({ card }: { card: Card }) {
  return (
    <>
      {card.arithmetic.length > 0 && (
        <>
          <h3>怎么算的</h3>
          <ol className="arithmetic">
            {card.arithmetic.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps may repeat and are never reordered
              <li key={at}>{saidOf(line, card.readings)}</li>
            ))}
          </ol>
        </>
      )}
      <Lines title="分笔" lines={card.schedule.map(({ on, fen }) => `${on} ${formatMoney(fen)}`)} />
      <Lines title="谁出钱" lines={card.funding.map(({ source, fen }) => `${source} ${formatMoney(fen)}`)} />
      {card.reasons.length > 0 && (
        <>
          <h3>逐条核对</h3>
          <Reasons reasons={card.reasons} readings={card.readings} />
        </>
      )}
      <Lines title="材料" lines={card.materials} />
      <Lines
        title="读法"
        lines={card.readings.map(
          ({ subject, why, chosen, options }) =>
            `${subject}：${options.find(({ value }) => value === chosen)?.label ?? why}`,
        )}
      />
    </>
  );
}

function KeepButton({ card, fit }: { card: Card; fit: Fit }) {
  const [isKept, setKept] = useState(false);
  const write = useWrite(keepDecision, { refreshes: ['policy.listDecisions'], onDone: () => setKept(true) });
  const { kind, id } = fit.subject;
  if (isKept) return <span className="tone-good">已存下，在条款页可重算核对</span>;
  return (
    <>
      <Button
        size="small"
        loading={write.isRunning}
        onClick={() => void write.run({ clauseId: card.clauseId, subject: { kind, id }, asOf: fit.asOf })}
      >
        存下核定
      </Button>
      <ProblemAlert problem={write.problem} />
    </>
  );
}

/** One clause for one subject: the answer, then on one tap how it was reckoned. */
export function FitCard({ card, fit }: { card: Card; fit: Fit }) {
  const [isOpen, setOpen] = useState(card.standing === 'refused' && fit.cards.length === 1);
  const mayKeep = usePermission('policy.entitlements') && card.standing !== 'refused';
  const telling = card.reasons.filter(({ state }) =>
    card.standing === 'refused' ? state === 'no' : state !== 'yes',
  );
  return (
    <section className="fit-card" aria-label={`${card.clauseId} ${card.title}`}>
      <div className="fit-card-head">
        <h3>
          <Link to={`/policy/${card.clauseId}`}>
            {card.clauseId} {card.title}
          </Link>
        </h3>
        <StandingTag standing={card.standing} />
      </div>
      <p className="soft">
        {clauseClassLabels[card.class]} · {card.article}
        {card.payee && ` · 给${card.payee}`}
      </p>
      <Sum card={card} />
      {card.heads && <Heads card={card} fit={fit} />}
      <Missing card={card} />
      {!isOpen && card.standing !== 'entitled' && (
        <Reasons reasons={telling.slice(0, 3)} readings={card.readings} />
      )}
      {isOpen && <Details card={card} />}
      <Space wrap>
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : card.arithmetic.length > 0 ? '怎么算的' : '逐条原因'}
        </Button>
        {mayKeep && <KeepButton card={card} fit={fit} />}
      </Space>
    </section>
  );
}
