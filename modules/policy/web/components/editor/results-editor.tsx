import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { useEditor } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';

const percent = 100;

/** The entries of a list of the clause, each in a row, with what adds another. */
function Entries({
  part,
  title,
  start,
  children,
}: {
  part: 'outcomes' | 'funding' | 'exclusive';
  title: string;
  start: JsonObject;
  children: (path: Path, entry: JsonObject) => React.ReactNode;
}) {
  const { clause, onChange } = useEditor();
  const given = getAt(clause, [part]);
  const list: Json[] = Array.isArray(given) ? given : [];
  // An empty list is none: the schema asks for one entry at least.
  const drop = (at: number) => (list.length > 1 ? removeAt(clause, [part, at]) : removeAt(clause, [part]));
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {list.map((entry, at) => {
        const path: Path = [part, at];
        return (
          <section key={pathKey(path)} className="editor-row" aria-label={`${title} ${at + 1}`}>
            <div className="editor-controls">
              {children(path, isObject(entry) ? entry : {})}
              <Button size="small" type="text" onClick={() => onChange(drop(at))}>
                去掉
              </Button>
            </div>
            <FieldProblems path={path} but={[[...path, 'when']]} />
          </section>
        );
      })}
      <FieldProblems path={[part]} but={list.map((_, at) => [part, at])} />
      <Button size="small" onClick={() => onChange(setAt(clause, [part], [...list, start]))}>
        添加
      </Button>
    </section>
  );
}

function Outcome({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, onChange, Conditions } = useEditor();
  const isConditional = entry.when !== undefined;
  return (
    <>
      <Input
        aria-label="办理结果怎么说"
        className="editor-say"
        value={String(entry.say ?? '')}
        onChange={({ target }) => onChange(setAt(clause, [...path, 'say'], target.value))}
      />
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
      <Checkbox
        checked={isConditional}
        onChange={({ target }) =>
          onChange(
            target.checked
              ? setAt(clause, [...path, 'when'], { all: [] })
              : removeAt(clause, [...path, 'when']),
          )
        }
      >
        另有条件
      </Checkbox>
      {isConditional && (
        <div className="editor-row-group fill">
          <Conditions path={[...path, 'when']} />
        </div>
      )}
    </>
  );
}

function Share({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, onChange, payers } = useEditor();
  const payer = payers[Number(path[1])];
  return (
    <>
      <Input
        aria-label="谁出钱"
        className="editor-say"
        value={String(entry.source ?? '')}
        suffix={payer === entry.source ? undefined : <span className="soft">{payer}</span>}
        onChange={({ target }) => onChange(setAt(clause, [...path, 'source'], target.value))}
      />
      <InputNumber
        aria-label="承担比例"
        className="editor-comparison"
        min={0}
        max={percent}
        suffix="%"
        value={Number((Number(entry.share ?? 0) * percent).toFixed(4))}
        onChange={(next) => next !== null && onChange(setAt(clause, [...path, 'share'], next / percent))}
      />
      <Checkbox
        checked={entry.takesRest === true}
        onChange={({ target }) =>
          onChange(
            target.checked
              ? setAt(clause, [...path, 'takesRest'], true)
              : removeAt(clause, [...path, 'takesRest']),
          )
        }
      >
        分不尽的由它承担
      </Checkbox>
    </>
  );
}

function Exclusion({ path, entry }: { path: Path; entry: JsonObject }) {
  const { clause, vocabulary, onChange } = useEditor();
  return (
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
  );
}

/** What is told and who bears the cost: outcomes in their order, shares, clauses that are not paid beside this one. */
export function ResultsEditor() {
  const { clause } = useEditor();
  const isPaid = clause.kind === 'money' || clause.kind === 'entitlement';
  return (
    <section className="panel" aria-label="结果、分担、不可同享">
      <h2>结果、分担、不可同享</h2>
      {(!isPaid || clause.outcomes !== undefined) && (
        <Entries
          part="outcomes"
          title="办理结果（从上到下，第一条符合的算）"
          start={{ say: '', holds: true }}
        >
          {(path, entry) => <Outcome path={path} entry={entry} />}
        </Entries>
      )}
      {(isPaid || clause.funding !== undefined) && (
        <Entries part="funding" title="资金分担" start={{ source: '', share: 1 }}>
          {(path, entry) => <Share path={path} entry={entry} />}
        </Entries>
      )}
      {isPaid && (
        <Entries part="exclusive" title="每人不与哪些条款同时享受" start={{ with: [], per: 'worker' }}>
          {(path, entry) => <Exclusion path={path} entry={entry} />}
        </Entries>
      )}
    </section>
  );
}
