import { Button, Input, InputNumber, Select } from 'antd';
import type { ConditionWords } from '../../../contract/fields.ts';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import { saidOf } from '../said.ts';
import type { Json, JsonObject, Path, Words } from '../types.ts';
import {
  type Comparison,
  type ConditionShape,
  comparisonsFor,
  type Fact,
  firstLiteral,
  shapeOf,
  withTest,
} from './clause-data.ts';
import { LiteralInput } from './literal-input.tsx';

export interface EditorContext {
  clause: JsonObject;
  facts: Map<string, Fact>;
  /** What checking made of the clause, by place. */
  words: Map<string, ConditionWords>;
  readings: Words['readings'];
  today: string;
  onChange: (clause: JsonObject) => void;
}

/** Facts that a condition here may speak of: the application's, and each thing's where things are decided. */
export function FactSelect({
  facts,
  value,
  onChange,
  placeholder,
}: {
  facts: Map<string, Fact>;
  value: string | null;
  onChange: (name: string) => void;
  placeholder?: string;
}) {
  const groups = [...new Set([...facts.values()].map(({ group }) => group))];
  const options = groups.map((group) => ({
    label: group,
    options: [...facts.values()]
      .filter((fact) => fact.group === group && fact.type !== 'list')
      .map(({ written, label, isInLedger }) => ({
        value: written,
        label: isInLedger ? `${label}（台账有）` : label,
      })),
  }));
  return (
    <Select
      aria-label={placeholder ?? '事实'}
      className="editor-fact"
      placeholder={placeholder}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={options}
      onChange={(name: string | null) => name && onChange(name)}
    />
  );
}

function TestControls({
  shape,
  path,
  context,
}: {
  shape: ConditionShape & { kind: 'test' };
  path: Path;
  context: EditorContext;
}) {
  const { clause, facts, today, onChange } = context;
  const fact = facts.get(shape.fact);
  const condition = getAt(clause, path);
  if (!fact || !isObject(condition)) return null;
  const put = (name: string, comparison: Comparison, value: Json) =>
    onChange(setAt(clause, path, withTest(condition, name, comparison, value)));
  function changeFact(name: string): void {
    const type = facts.get(name)?.type ?? 'text';
    const [first] = comparisonsFor(type);
    if (first) put(name, first.value, firstLiteral(type, first.value, today));
  }
  return (
    <>
      <FactSelect facts={facts} value={shape.fact} onChange={changeFact} />
      <Select
        aria-label={`${fact.label}怎么比`}
        className="editor-comparison"
        value={shape.comparison}
        options={comparisonsFor(fact.type)}
        onChange={(next: Comparison) => {
          const fresh = firstLiteral(fact.type, next, today);
          const keeps =
            Array.isArray(fresh) === Array.isArray(shape.value) && typeof fresh === typeof shape.value;
          put(shape.fact, next, keeps ? shape.value : fresh);
        }}
      />
      <LiteralInput
        fact={fact}
        comparison={shape.comparison}
        value={shape.value}
        onChange={(value) => put(shape.fact, shape.comparison, value)}
      />
    </>
  );
}

const listTests = { has: '包含', hasAny: '包含其中之一', hasAll: '全部包含' } as const;

function Controls({ shape, path, context }: { shape: ConditionShape; path: Path; context: EditorContext }) {
  const { clause, facts, onChange } = context;
  switch (shape.kind) {
    case 'test':
      return <TestControls shape={shape} path={path} context={context} />;
    case 'months':
      return (
        <InputNumber
          aria-label="满几个月"
          className="editor-value"
          min={0}
          prefix="满"
          suffix="个月"
          value={shape.months}
          onChange={(next) => next !== null && onChange(setAt(clause, [...path, 'lasts', 'months'], next))}
        />
      );
    case 'words':
      return (
        <>
          <span>
            {facts.get(shape.list)?.label ?? ''}
            {listTests[shape.test]}
          </span>
          <Select
            aria-label={`${facts.get(shape.list)?.label ?? '名单'}${listTests[shape.test]}`}
            className="editor-say"
            mode="tags"
            value={shape.words}
            {...(shape.test === 'has' ? { maxCount: 1 } : {})}
            options={(facts.get(shape.list)?.words ?? []).map((word) => ({ value: word, label: word }))}
            onChange={(next: string[]) =>
              onChange(setAt(clause, [...path, shape.test], shape.test === 'has' ? (next[0] ?? '') : next))
            }
          />
        </>
      );
    case 'group':
      return (
        <div className="editor-row-group fill">
          {shape.children.map((_, at) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the data is what a condition is known by
              key={at}
              path={[...path, shape.joins, at]}
              context={context}
              isInner
            />
          ))}
        </div>
      );
    case 'other':
      return <span className="soft">写法较复杂，表单里只能看或去掉，保存时原样保留。</span>;
  }
}

function headingOf(
  { words, readings }: EditorContext,
  path: Path,
  condition: Json,
  shape: ConditionShape,
): string {
  // A condition by name stands where the name is defined.
  const place = typeof condition === 'string' ? ['let', condition] : path;
  const said = words.get(pathKey(path))?.words ?? words.get(pathKey(place))?.words;
  if (shape.kind === 'group')
    return `${said ?? ''}（${shape.joins === 'any' ? '符合其中一项' : '每项都要符合'}）`;
  return said ? saidOf(said, readings) : '检查后显示这一条的说法';
}

/** One condition: what it says, what of it can be changed, and what people are told when it fails. */
export function ConditionRow({
  path,
  context,
  isInner = false,
}: {
  path: Path;
  context: EditorContext;
  isInner?: boolean;
}) {
  const { clause, facts, onChange } = context;
  const condition = getAt(clause, path);
  if (condition === undefined) return null;
  const shape = shapeOf(condition, facts);
  const heading = headingOf(context, path, condition, shape);
  const say = isObject(condition) && typeof condition.say === 'string' ? condition.say : '';
  return (
    <section className="editor-row" aria-label={heading}>
      <div className="panel-head">
        <strong>{heading}</strong>
        <Button size="small" onClick={() => onChange(removeAt(clause, path))}>
          去掉
        </Button>
      </div>
      <div className="editor-controls">
        <Controls shape={shape} path={path} context={context} />
        {!isInner && isObject(condition) && (
          <Input
            aria-label="不符合时怎么说"
            className="editor-say"
            addonBefore="不符合时说"
            maxLength={100}
            value={say}
            onChange={(event) => onChange(setAt(clause, [...path, 'say'], event.target.value))}
          />
        )}
      </div>
    </section>
  );
}
