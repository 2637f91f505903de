import { Button, Checkbox } from 'antd';
import { getAt, isObject, removeAt, setAt } from '../json-path.ts';
import type { Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';
import { ListInput } from './list-input.tsx';
import { Flag, Optional } from './optional.tsx';
import { PerSelect } from './per-select.tsx';
import { ReadingOf } from './reading-select.tsx';

/** The usual condition of a later stage. */
const laterStage = { lasts: { from: '', to: '', months: 1, by: 'asOf' } };

function Payment({ at, words }: { at: number; words: string | undefined }) {
  const { clause, onChange, Value, Conditions } = useEditor();
  const path: Path = ['pays', at];
  const name = `第 ${at + 1} 笔`;
  const isOver = typeof clause.over === 'string';
  const pays = getAt(clause, ['pays']);
  return (
    <section className="editor-row" aria-label={name}>
      <div className="panel-head">
        <strong>{words ?? name}</strong>
        <span>
          <Button
            size="small"
            type="text"
            onClick={() =>
              Array.isArray(pays) &&
              onChange(setAt(clause, ['pays'], pays.toSpliced(at + 1, 0, pays[at] ?? {})))
            }
          >
            照样加一笔
          </Button>
          <Button size="small" type="text" onClick={() => onChange(removeAt(clause, path))}>
            去掉
          </Button>
        </span>
      </div>
      <div className="editor-controls">
        <span>金额</span>
        <Value path={[...path, 'amount']} type="money" label={`${name}的金额`} />
      </div>
      <Optional path={[...path, 'when']} label="这一笔另有条件（如满 2 个月）" start={laterStage}>
        <Conditions path={[...path, 'when']} />
      </Optional>
      <Optional
        path={[...path, 'on']}
        label="写明记在哪天（不写就是核定那天）"
        start={{ addMonths: ['asOf', 1] }}
      >
        <Value path={[...path, 'on']} type="any" label={`${name}记在哪天`} isNamed />
      </Optional>
      <Optional
        path={[...path, 'for']}
        label="逐月、逐项各付一笔"
        start={{ months: { from: 'asOf', count: 1 }, as: 'month' }}
      >
        <ListInput path={[...path, 'for']} label={`${name}按什么逐笔`} />
      </Optional>
      {isOver && <Flag path={[...path, 'once']} label="整个申请只付一笔，不按人数" />}
      <FieldProblems path={path} but={[[...path, 'when']]} />
    </section>
  );
}

/** Caps on the whole and on the year, and once only. */
function Limits() {
  const { clause, Value } = useEditor();
  const reading = (of: string) => {
    const value = getAt(clause, [of, 'reading']);
    return typeof value === 'string' ? value : undefined;
  };
  return (
    <section aria-label="上限和次数">
      <h3>上限和次数</h3>
      <Optional path={['atMost']} label="一次申请总额上限" start={{ yuan: 0 }}>
        <Value path={['atMost']} type="money" label="总额上限" />
        <FieldProblems path={['atMost']} />
      </Optional>
      <Optional path={['yearlyCap']} label="每年上限" start={{ amount: { yuan: 0 }, per: 'applicant' }}>
        <div className="editor-controls">
          <PerSelect path={['yearlyCap', 'per']} label="每年上限按谁算" />
          <Value path={['yearlyCap', 'amount']} type="money" label="每年上限" />
          <ReadingOf
            path={['yearlyCap', 'reading']}
            value={reading('yearlyCap')}
            label="每年上限按哪项读法"
          />
        </div>
        <FieldProblems path={['yearlyCap']} />
      </Optional>
      <Optional path={['once']} label="只享受一次" start={{ per: 'worker' }}>
        <div className="editor-controls">
          <PerSelect path={['once', 'per']} label="只享受一次按谁算" />
          <ReadingOf path={['once', 'reading']} value={reading('once')} label="只享受一次按哪项读法" />
        </div>
      </Optional>
    </section>
  );
}

/** What the clause decides on one by one, and what it pays: each payment with its sum, its own condition and its day. */
export function PaymentsEditor({ payments }: { payments: string[] }) {
  const { clause, onChange } = useEditor();
  const pays = Array.isArray(clause.pays) ? clause.pays : [];
  const unit = typeof clause.over === 'string' ? '按名单逐个计，一项一份' : '整个申请计一次';
  return (
    <section className="panel" aria-label="标准和金额">
      <h2>标准和金额</h2>
      {(clause.kind === 'money' || clause.pays === 'unstated') && (
        <Checkbox
          checked={clause.pays === 'unstated'}
          onChange={({ target }) => onChange({ ...clause, pays: target.checked ? 'unstated' : [] })}
        >
          文件没有写金额，由其他规定确定
        </Checkbox>
      )}
      {clause.pays !== 'unstated' && <p className="soft">{unit}。</p>}
      {pays.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the data is what a payment is known by
        <Payment key={at} at={at} words={payments[at]} />
      ))}
      {clause.pays !== 'unstated' && (
        <Button onClick={() => onChange(setAt(clause, ['pays'], [...pays, { amount: { yuan: 0 } }]))}>
          添加一笔
        </Button>
      )}
      {(pays.length > 0 || clause.yearlyCap || clause.once) && <Limits />}
      {isObject(clause.pays) && <FieldProblems path={['pays']} />}
    </section>
  );
}
