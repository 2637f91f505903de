import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatMoney } from '#ui/format.ts';
import { Lines } from '../conditions.tsx';
import { Reasons } from '../fit/reasons.tsx';
import { StandingTag } from '../tags.tsx';
import type { FormForecast, Outlook } from '../types.ts';
import { StageTable } from './stage-table.tsx';
import '../policy.css';

/** Facts nobody has given, by the paper that shows them. */
export function missingSaid(missing: Outlook['missing']): string {
  return [...Map.groupBy(missing, ({ material }) => material)]
    .map(([material, facts]) => {
      const labels = facts.map(({ label }) => label).join('、');
      return material && material !== labels ? `${labels}（看${material}）` : labels;
    })
    .join('；');
}

function Missing({ outlook: { missing, missingStandards } }: { outlook: Outlook }) {
  return (
    <>
      {missing.length > 0 && <p>还缺：{missingSaid(missing)}</p>}
      {missingStandards.length > 0 && (
        <p>
          标准未配置：
          {missingStandards.map((name, at) => (
            <span key={name}>
              {at > 0 && '、'}
              <Link to={`/policy/standards?search=${encodeURIComponent(name)}`}>{name}</Link>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

const none: Partial<Record<Outlook['standing'], string>> = {
  refused: '按现在的情况不符合，以后也不会因为时间到了而符合，原因见下。',
  unknown: '缺的材料决定哪天到期、付多少，补齐后才能算，不作估计。',
};

/** One clause for one application: when which sum falls due, what that hangs on, and where it stands. */
export function OutlookCard({
  outlook,
  who,
  document,
}: {
  outlook: Outlook;
  /** Who would be paid, by name. */
  who?: string;
  document: FormForecast['document'];
}) {
  const { clauseId, title, article, payee, fund, handler, standing, stages, totalFen, limits } = outlook;
  const [isOpen, setOpen] = useState(standing === 'refused');
  const source = [document?.number ?? document?.title, article].filter(Boolean).join(' ');
  const paid = [who && `付给${who}`, !who && payee && `付给${payee}`, fund, handler && `${handler}经办`];
  return (
    <section className="panel" aria-label={`${clauseId} ${title}`}>
      <div className="panel-head">
        <h2>
          <Link to={`/policy/${clauseId}`}>
            {clauseId} {title}
          </Link>
        </h2>
        <span>
          {totalFen !== null && <strong>共 {formatMoney(totalFen)} </strong>}
          <StandingTag standing={standing} />
        </span>
      </div>
      <p className="soft">{[...paid.filter(Boolean), `出处：${source}`].join(' · ')}</p>
      <Missing outlook={outlook} />
      {stages.length > 0 ? <StageTable outlook={outlook} /> : <p>{none[standing] ?? '没有日程。'}</p>}
      <p>
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : '逐条核对'}
        </Button>
      </p>
      {isOpen && (
        <>
          <Reasons reasons={outlook.reasons} readings={outlook.readings} />
          <Lines title="限制" lines={limits} />
        </>
      )}
    </section>
  );
}
