import { Link } from 'react-router';
import { FactList, StateTag } from '#ui/desk/index.ts';
import { clauseClassLabels, clauseKindLabels } from '../../contract/codes.ts';
import { Conditions, Lines } from './conditions.tsx';
import { paymentsSaid } from './said.ts';
import type { ClauseDetail, JsonObject, Words } from './types.ts';

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** Who grants what to whom, and where it stands in the paper. */
export function ClauseFacts({ clause }: { clause: ClauseDetail }) {
  const words = clause.checked.words;
  return (
    <FactList
      columns={2}
      items={[
        { label: '出处', value: clause.article, source: clause.document?.title },
        { label: '类别', value: `${clauseClassLabels[clause.class]} · ${clauseKindLabels[clause.kind]}` },
        { label: '谁享受', value: clause.payee },
        { label: '什么时候申请', value: clause.event },
        { label: '经办', value: clause.handler },
        { label: '资金', value: clause.fund },
        { label: '有效期', value: words?.validity },
        { label: '材料', value: clause.materials.join('、') },
        {
          label: '资金分担',
          value: words?.funding.map(({ source, share }) => `${source} ${percent(share)}`).join('，'),
        },
      ]}
    />
  );
}

function Parameters({ parameters }: Pick<Words, 'parameters'>) {
  if (parameters.length === 0) return null;
  return (
    <>
      <h3>用到的标准</h3>
      <ul className="plain-list">
        {parameters.map(({ name, label, value, from, source }) => (
          <li key={name}>
            <Link to={`/policy/standards?search=${encodeURIComponent(label)}`}>{label}</Link>：
            {value ?? <StateTag tone="warn">标准未配置</StateTag>}
            {value && from && from > '0001-01-01' && <span className="soft">（自 {from}）</span>}
            {source && <span className="fact-source">{source}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the clause says, in plain Chinese: conditions, amounts, limits, standards. */
export function ClauseWords({ clause, words }: { clause: ClauseDetail; words: Words }) {
  const { whole, each, together, overLabel, readings } = words;
  const data = clause.clause as JsonObject;
  return (
    <div className="words-grid">
      <div>
        {whole.length > 0 && (
          <>
            <h3>申请主体要符合</h3>
            <Conditions conditions={whole} readings={readings} />
          </>
        )}
        {each.length > 0 && (
          <>
            <h3>{overLabel ?? '每项'}逐个看，要符合</h3>
            <Conditions conditions={each} readings={readings} />
          </>
        )}
        {together.length > 0 && (
          <>
            <h3>合起来要符合</h3>
            <Conditions conditions={together} readings={readings} />
          </>
        )}
        {whole.length + each.length + together.length === 0 && <p className="soft">文件没有另设条件。</p>}
      </div>
      <div>
        <Lines
          title={overLabel ? `标准（按${overLabel}逐个计）` : '标准'}
          lines={
            words.isUnstated ? ['给予补贴，金额由其他规定确定'] : paymentsSaid(data, words.payments, readings)
          }
        />
        <Lines title="幅度" lines={words.ranges} />
        <Lines
          title="办理结果"
          lines={words.outcomes.map(({ say, holds }) => `${say}（${holds ? '符合' : '不符合'}）`)}
        />
        <Lines title="限制" lines={words.limits} />
        <Parameters parameters={words.parameters} />
      </div>
    </div>
  );
}

/** How the text was understood where it leaves a choice, and why. */
export function Readings({ readings }: Pick<Words, 'readings'>) {
  if (readings.length === 0) return null;
  return (
    <section className="panel" aria-label="读法">
      <h2>读法：文件没有写死的地方怎么理解</h2>
      <dl className="reading-list">
        {readings.map(({ id, subject, why, chosen, options }) => (
          <div key={id} id={`reading-${id}`}>
            <dt>
              <strong>{subject}</strong>
            </dt>
            <dd>
              {options.length > 0 && (
                <ul className="plain-list">
                  {options.map((option) => (
                    <li key={option.value}>
                      {option.label}
                      {option.value === chosen && <StateTag tone="good">采用</StateTag>}
                    </li>
                  ))}
                </ul>
              )}
              {why && <span className="soft">理由：{why}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
