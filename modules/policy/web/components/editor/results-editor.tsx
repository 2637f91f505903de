import { InputNumber, Select } from 'antd';
import { payerLabels } from '../../../contract/codes.ts';
import { getAt, setAt } from '../json-path.ts';
import type { JsonObject, Path } from '../types.ts';
import { useEditor, useNames } from './editor-context.ts';
import { Entries } from './entries.tsx';
import { ListInput } from './list-input.tsx';
import { Flag, Optional } from './optional.tsx';
import { PerSelect } from './per-select.tsx';
import { shownNumber, writtenNumber } from './plain.ts';
import { ReadingOf } from './reading-select.tsx';
import { typeOf } from './scope.ts';
import { TextField } from './text-field.tsx';
import { TextWithNames } from './text-with-names.tsx';

const text = (entry: JsonObject, key: string): string | undefined =>
  typeof entry[key] === 'string' ? entry[key] : undefined;

function Outcome({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, onChange, Conditions } = useEditor();
  return (
    <>
      <TextWithNames path={[...path, 'say']} label="办理结果怎么说" />
      <Select
        aria-label="算不算符合"
        className="editor-comparison"
        value={entry.holds === true}
        options={[
          { value: true, label: '算符合' },
          { value: false, label: '算不符合' },
        ]}
        onChange={(holds: boolean) => onChange(setAt(clause, [...path, 'holds'], holds))}
      />
      <Optional path={[...path, 'when']} label="另有条件" start={{ all: [] }}>
        <Conditions path={[...path, 'when']} />
      </Optional>
    </>
  );
}

const payers = Object.entries(payerLabels).map(([value, label]) => ({ value, label }));

function Share({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, onChange, payers: said, Conditions, Value } = useEditor();
  const payer = said[Number(path[1])];
  const share = entry.share ?? 0;
  return (
    <>
      <TextWithNames path={[...path, 'source']} label="谁出钱" choices={payers} />
      {payer !== entry.source && <span className="soft">{payer}</span>}
      <span>承担</span>
      <InputNumber
        aria-label="承担比例"
        className="editor-comparison"
        min={0}
        max={100}
        suffix="%"
        value={shownNumber(share, 'rate')}
        onChange={(next) =>
          next !== null && onChange(setAt(clause, [...path, 'share'], writtenNumber(next, share, 'rate')))
        }
      />
      <Flag path={[...path, 'takesRest']} label="分不尽的由它承担" />
      <Optional path={[...path, 'when']} label="另有条件" start={{ all: [] }}>
        <Conditions path={[...path, 'when']} />
      </Optional>
      <Optional path={[...path, 'for']} label="逐项分担" start="">
        <ListInput path={[...path, 'for']} label="按什么逐项分担" />
      </Optional>
      <Optional path={[...path, 'of']} label="分担的不是全部，另写是哪笔钱" start={{ yuan: 0 }}>
        <Value path={[...path, 'of']} type="money" label="分担哪笔钱" />
      </Optional>
    </>
  );
}

function Exclusion({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, vocabulary, onChange } = useEditor();
  return (
    <>
      <PerSelect path={[...path, 'per']} label="不可同享按谁算" />
      <Select
        aria-label="不与哪些条款同享"
        className="editor-say"
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={Array.isArray(entry.with) ? entry.with.map(String) : []}
        options={vocabulary.clauses.map(({ clauseId, title }) => ({
          value: clauseId,
          label: `${clauseId} ${title}`,
        }))}
        onChange={(next: string[]) => onChange(setAt(clause, [...path, 'with'], next))}
      />
      <ReadingOf path={[...path, 'reading']} value={text(entry, 'reading')} label="不可同享按哪项读法" />
    </>
  );
}

/** A figure the place sets, and between what it must lie. */
function Range({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, vocabulary, Value, onChange } = useEditor();
  const names = useNames(path);
  const type = typeOf(clause, names, entry.value, vocabulary.parameters);
  return (
    <>
      <span>标准</span>
      <Value path={[...path, 'value']} type="any" label="哪项标准" isNamed />
      <span>不低于</span>
      <Value path={[...path, 'from']} type={type} label="范围的下限" />
      <span>不高于</span>
      <Value path={[...path, 'to']} type={type} label="范围的上限" />
      {(['label', 'article'] as const).map((key) => (
        <TextField
          key={key}
          label={key === 'label' ? '范围的说法' : '范围的出处'}
          value={text(entry, key) ?? ''}
          onChange={(next) => onChange(setAt(clause, [...path, key], next))}
        />
      ))}
    </>
  );
}

/** What is told and who bears the cost: ranges, outcomes in their order, shares, clauses that are not paid beside this one. */
export function ResultsEditor() {
  const { clause } = useEditor();
  const isPaid = clause.kind === 'money' || clause.kind === 'entitlement';
  const isShown = (part: string, usual: boolean): boolean => usual || getAt(clause, [part]) !== undefined;
  return (
    <section className="panel" aria-label="范围、结果、分担、不可同享">
      <h2>范围、结果、分担、不可同享</h2>
      {isShown('ranges', isPaid) && (
        <Entries
          part="ranges"
          title="本地标准的范围（超出的不予核发）"
          start={{ value: { param: '' }, from: { yuan: 0 }, to: { yuan: 0 }, label: '' }}
        >
          {(path, entry) => <Range path={path} entry={entry} />}
        </Entries>
      )}
      {isShown('outcomes', !isPaid) && (
        <Entries
          part="outcomes"
          title="办理结果（从上到下，第一条符合的算）"
          start={{ say: '', holds: true }}
        >
          {(path, entry) => <Outcome path={path} entry={entry} />}
        </Entries>
      )}
      {isShown('funding', isPaid) && (
        <Entries part="funding" title="资金分担" start={{ source: '', share: 1 }}>
          {(path, entry) => <Share path={path} entry={entry} />}
        </Entries>
      )}
      {isShown('exclusive', isPaid) && (
        <Entries part="exclusive" title="不与哪些条款同时享受" start={{ with: [], per: 'worker' }}>
          {(path, entry) => <Exclusion path={path} entry={entry} />}
        </Entries>
      )}
    </section>
  );
}
