import { Button, Select, Space } from 'antd';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import { saidOf } from '../said.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { type ConditionKind, kindOf } from './clause-data.ts';
import { LastsFields, WordFields } from './condition-fields.tsx';
import { type Editing, useEditor, useNames } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';
import { ListInput } from './list-input.tsx';
import { NameSelect } from './name-select.tsx';
import { ReadingFields } from './reading-select.tsx';
import { anywhere } from './scope.ts';
import { TestFields } from './test-fields.tsx';
import { ToldFields } from './told-fields.tsx';
import { conditionSaid } from './told.ts';
import {
  groupBefore,
  grouped,
  moved,
  movedIn,
  movedOut,
  negated,
  outside,
  rejoined,
  ungrouped,
} from './tree.ts';

function headingOf(
  editing: Editing,
  names: ReturnType<typeof useNames>,
  path: Path,
  condition: Json,
): string {
  const { words, readings, vocabulary } = editing;
  // A condition by name stands where the name is defined.
  const place = typeof condition === 'string' ? ['let', condition] : path;
  const said = words.get(pathKey(path))?.words ?? words.get(pathKey(place))?.words;
  return said ? saidOf(said, readings) : conditionSaid(names, vocabulary, condition);
}

function Group({ path, join }: { path: Path; join: 'all' | 'any' }) {
  const { clause, onChange, Conditions } = useEditor();
  return (
    <div className="fill">
      <Select
        aria-label="这一组怎么算符合"
        className="editor-fact"
        value={join}
        options={[
          { value: 'all', label: '每项都要符合' },
          { value: 'any', label: '符合其中一项' },
        ]}
        onChange={(next) => onChange(rejoined(clause, path, next))}
      />
      <div className="editor-row-group">
        <Conditions path={[...path, join]} />
      </div>
    </div>
  );
}

function Quantified({ path, word }: { path: Path; word: 'every' | 'some' }) {
  const { Conditions } = useEditor();
  return (
    <div className="fill">
      <div className="editor-controls">
        <span>{word === 'every' ? '每一项：' : '至少一项：'}</span>
        <ListInput path={[...path, word]} label="看哪个名单" />
      </div>
      <div className="editor-row-group">
        <p className="soft">只看其中的（可不设）</p>
        <Conditions path={[...path, 'where']} />
        <p className="soft">要符合</p>
        <Conditions path={[...path, 'that']} />
      </div>
    </div>
  );
}

function Fields({ path, condition, kind }: { path: Path; condition: Json; kind: ConditionKind }) {
  const { clause, onChange, Conditions, Value } = useEditor();
  const names = useNames(path);
  if (kind === 'named')
    return (
      <NameSelect
        names={names}
        label="按哪个定义"
        value={String(condition)}
        isFitting={({ type }) => type === 'condition'}
        onChange={(name) => onChange(setAt(clause, path, name))}
      />
    );
  if (kind === 'all' || kind === 'any') return <Group path={path} join={kind} />;
  if (kind === 'every' || kind === 'some') return <Quantified path={path} word={kind} />;
  if (!isObject(condition)) return null;
  switch (kind) {
    case 'test':
      return <TestFields path={path} condition={condition} />;
    case 'words':
      return <WordFields path={path} condition={condition} />;
    case 'lasts':
      return <LastsFields path={path} condition={condition} />;
    case 'reached':
      return <Value path={[...path, 'reached']} type="date" label="到哪天" isNamed />;
    case 'not':
      return (
        <div className="editor-row-group fill">
          <Conditions path={[...path, 'not']} />
        </div>
      );
    case 'reading':
      return <ReadingFields path={path} condition={condition} />;
    default:
      return <span className="soft">另有写法，这里只能看或去掉，保存时原样保留。</span>;
  }
}

function Moves({ path, kind }: { path: Path; kind: ConditionKind }) {
  const { clause, onChange } = useEditor();
  const at = path.at(-1);
  const list = getAt(clause, path.slice(0, -1));
  const isListed = Array.isArray(list) && typeof at === 'number';
  const steps: { label: string; isOpen: boolean; step: () => JsonObject }[] = [
    { label: '上移', isOpen: isListed && at > 0, step: () => moved(clause, path, -1) },
    { label: '下移', isOpen: isListed && at < list.length - 1, step: () => moved(clause, path, 1) },
    {
      label: '移入上一组',
      isOpen: groupBefore(clause, path) !== undefined,
      step: () => movedIn(clause, path),
    },
    { label: '移出这一组', isOpen: outside(clause, path) !== undefined, step: () => movedOut(clause, path) },
    {
      label: '拆开',
      isOpen: isListed && (kind === 'all' || kind === 'any'),
      step: () => ungrouped(clause, path),
    },
    { label: '成组', isOpen: kind !== 'all' && kind !== 'any', step: () => grouped(clause, path, 'any') },
    { label: kind === 'not' ? '不取反' : '取反', isOpen: true, step: () => negated(clause, path) },
    // A definition is taken away beside its name.
    { label: '去掉', isOpen: path[0] !== 'let' || path.length > 2, step: () => removeAt(clause, path) },
  ];
  return (
    <Space wrap size={4}>
      {steps
        .filter(({ isOpen }) => isOpen)
        .map(({ label, step }) => (
          <Button key={label} size="small" type="text" onClick={() => onChange(step())}>
            {label}
          </Button>
        ))}
    </Space>
  );
}

const inner = ['all', 'any', 'not', 'where', 'that'];

/** One condition: what it says, everything of it that can be changed, and the conditions within it. */
export function ConditionRow({ path }: { path: Path }) {
  const editing = useEditor();
  const names = useNames(anywhere);
  const condition = getAt(editing.clause, path);
  if (condition === undefined) return null;
  const kind = kindOf(condition);
  const heading = headingOf(editing, names, path, condition) || '条件';
  return (
    <section className="editor-row" aria-label={heading}>
      <div className="panel-head">
        <strong>{heading}</strong>
        <Moves path={path} kind={kind} />
      </div>
      <div className="editor-controls">
        <Fields path={path} condition={condition} kind={kind} />
      </div>
      {isObject(condition) && <ToldFields path={path} condition={condition} />}
      <FieldProblems path={path} but={inner.map((key) => [...path, key])} />
    </section>
  );
}
