import { Button, Drawer, Input, InputNumber, Radio, Space } from 'antd';
import { useState } from 'react';
import { DateInput } from '#ui/desk/index.ts';
import type { JsonObject, Vocabulary, WorkedCase } from '../types.ts';
import { CaseInputs } from './case-inputs.tsx';

type Expect = WorkedCase['expect'];

function Schedule({ expect, onChange }: { expect: Expect; onChange: (expect: Expect) => void }) {
  const lines = expect.schedule;
  const change = (at: number, line: Expect['schedule'][number]) =>
    onChange({ ...expect, schedule: lines.map((each, order) => (order === at ? line : each)) });
  return (
    <>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name, and lines are not reordered
        <div key={at} className="case-fact">
          <Input
            aria-label={`第 ${at + 1} 笔的月份或日期`}
            value={String(line.month_or_date)}
            onChange={(event) => change(at, { ...line, month_or_date: event.target.value })}
          />
          <InputNumber
            aria-label={`第 ${at + 1} 笔的金额`}
            className="fill"
            suffix="元"
            value={line.yuan}
            onChange={(next) => next !== null && change(at, { ...line, yuan: next })}
          />
          <Button
            size="small"
            type="text"
            onClick={() => onChange({ ...expect, schedule: lines.toSpliced(at, 1) })}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => onChange({ ...expect, schedule: [...lines, { month_or_date: '', yuan: 0 }] })}
      >
        添加一笔
      </Button>
    </>
  );
}

function Expected({ expect, onChange }: { expect: Expect; onChange: (expect: Expect) => void }) {
  return (
    <section className="case-things" aria-label="应得的结果">
      <strong>应得的结果</strong>
      <div className="case-fact">
        <span>符合条件</span>
        <Radio.Group
          aria-label="符合条件"
          value={expect.eligible}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
          onChange={(event) => onChange({ ...expect, eligible: event.target.value as boolean })}
        />
      </div>
      <div className="case-fact">
        <span>金额</span>
        <InputNumber
          aria-label="应得金额"
          className="fill"
          suffix="元"
          placeholder="没有金额的不填"
          value={expect.amount_yuan}
          onChange={(amount_yuan) => onChange({ ...expect, amount_yuan })}
        />
      </div>
      <div className="case-fact">
        <span>办理结果</span>
        <Input
          aria-label="办理结果"
          placeholder="没有的不填"
          value={expect.outcome ?? ''}
          onChange={(event) => onChange({ ...expect, outcome: event.target.value || undefined })}
        />
      </div>
      <span className="soft">分笔</span>
      <Schedule expect={expect} onChange={onChange} />
    </section>
  );
}

interface CaseEditorProps {
  vocabulary: Vocabulary;
  worked: WorkedCase;
  /** The other cases' numbers. */
  taken: string[];
  onTake: (worked: WorkedCase) => void;
  onClose: () => void;
}

/** One worked case: what is given, and what has to come out. */
export function CaseEditor({ vocabulary, worked, taken, onTake, onClose }: CaseEditorProps) {
  const [draft, setDraft] = useState(worked);
  const isTaken = taken.includes(draft.case.trim());
  const mayTake = draft.case.trim() !== '' && draft.title.trim() !== '' && !isTaken;
  return (
    <Drawer
      open
      size={640}
      title={`案例 ${worked.case}`}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Space>
          <Button type="primary" disabled={!mayTake} onClick={() => onTake(draft)}>
            放入案例表
          </Button>
          <Button onClick={onClose}>取消</Button>
          {isTaken && <span className="field-error">这个编号已有案例</span>}
        </Space>
      }
    >
      <div className="case-fact">
        <span>编号</span>
        <Input
          aria-label="案例编号"
          maxLength={40}
          value={draft.case}
          onChange={(event) => setDraft({ ...draft, case: event.target.value })}
        />
      </div>
      <div className="case-fact">
        <span>名称</span>
        <Input
          aria-label="案例名称"
          maxLength={200}
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
      </div>
      <div className="case-fact">
        <span>核定日</span>
        <DateInput
          aria-label="核定日"
          value={draft.inputs.as_of}
          onChange={(as_of) => as_of && setDraft({ ...draft, inputs: { ...draft.inputs, as_of } })}
        />
      </div>
      <CaseInputs
        vocabulary={vocabulary}
        inputs={draft.inputs as JsonObject}
        onChange={(inputs) => setDraft({ ...draft, inputs: inputs as WorkedCase['inputs'] })}
      />
      <Expected expect={draft.expect} onChange={(expect) => setDraft({ ...draft, expect })} />
    </Drawer>
  );
}
