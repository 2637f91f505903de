import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { isObject, removeAt, setAt } from '../json-path.ts';
import type { Json, Path } from '../types.ts';
import { ConditionRow } from './condition-row.tsx';
import {
  type DefinitionKind,
  definitionKinds,
  firstDefinition,
  isUsed,
  proposedName,
  shortNameProblem,
} from './definitions.ts';
import { useEditor, useNames } from './editor-context.ts';
import { FieldProblems } from './field-problems.tsx';
import { NamesEditor } from './names-editor.tsx';
import { isNames } from './nodes.ts';
import { isCondition, typeOf } from './scope.ts';

/** What the definition is called in Chinese; without a name it is told by its content. */
function Called({ path, node }: { path: Path; node: Json }) {
  const { clause, onChange } = useEditor();
  const names = useNames(path);
  if (!isObject(node)) return null;
  const at = [...path, 'label'];
  return (
    <Input
      aria-label={`定义 ${path[1]} 的名称`}
      className="editor-say"
      prefix={<span className="soft">名称</span>}
      placeholder={names.get(String(path[1]))?.label ?? ''}
      maxLength={60}
      value={typeof node.label === 'string' ? node.label : ''}
      onChange={({ target }) =>
        onChange(target.value === '' ? removeAt(clause, at) : setAt(clause, at, target.value))
      }
    />
  );
}

function Definition({ name, node }: { name: string; node: Json }) {
  const { clause, onChange, Value, vocabulary } = useEditor();
  const path: Path = ['let', name];
  const names = useNames(path);
  const called = names.get(name)?.label ?? name;
  // A condition says itself what it is.
  const isMet = isCondition(clause, node);
  return (
    <section className="editor-row" aria-label={`定义 ${name}`}>
      <div className="panel-head">
        <span>
          {!isMet && <strong>{called} </strong>}
          <span className="soft">短名 {name}</span>
        </span>
        <Button
          size="small"
          type="text"
          disabled={isUsed(clause, name)}
          title={isUsed(clause, name) ? '别处还在用，先从那里去掉' : ''}
          onClick={() => onChange(removeAt(clause, path))}
        >
          去掉定义
        </Button>
      </div>
      {isMet ? (
        <ConditionRow path={path} />
      ) : (
        <>
          <Called path={path} node={node} />
          {isNames(node) ? (
            <NamesEditor path={path} label={called} />
          ) : (
            <Value
              path={path}
              type={typeOf(clause, names, node, vocabulary.parameters)}
              label={`定义 ${name}`}
            />
          )}
          <FieldProblems path={path} />
        </>
      )}
    </section>
  );
}

/** A new definition: what kind, its Chinese name, and the short name by which formulas know it. */
function AddDefinition() {
  const { clause, vocabulary, onChange } = useEditor();
  const [kind, setKind] = useState<DefinitionKind>('value');
  const [label, setLabel] = useState('');
  const [typed, setTyped] = useState<string>();
  const name = typed ?? proposedName(vocabulary, clause);
  const problem = shortNameProblem(vocabulary, clause, name);
  function add(): void {
    onChange(setAt(clause, ['let', name], firstDefinition(kind, label.trim())));
    setLabel('');
    setTyped(undefined);
  }
  return (
    <section aria-label="添加定义">
      <h3>添加定义</h3>
      <div className="editor-controls">
        <Input
          aria-label="新定义的名称"
          className="editor-say"
          placeholder="中文名称，如：当月生活补助"
          maxLength={60}
          value={label}
          onChange={({ target }) => setLabel(target.value)}
        />
        <Select
          aria-label="新定义是什么"
          className="editor-fact"
          value={kind}
          options={Object.entries(definitionKinds).map(([value, of]) => ({ value, label: of }))}
          onChange={(next: DefinitionKind) => setKind(next)}
        />
        <Input
          aria-label="新定义的短名"
          className="editor-value"
          prefix={<span className="soft">短名</span>}
          status={problem ? 'error' : ''}
          maxLength={30}
          value={name}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button disabled={problem !== undefined || label.trim() === ''} onClick={add}>
          添加定义
        </Button>
      </div>
      {problem && (
        <div role="alert" className="field-error">
          {problem}
        </div>
      )}
      <p className="soft">名称给人看；短名是公式里的代号，已经替您取好，可以不改。</p>
    </section>
  );
}

/** Values, conditions and words that the clause has given a name, to use them in several places. */
export function DefinitionsEditor() {
  const { clause } = useEditor();
  const lets = isObject(clause.let) ? clause.let : {};
  return (
    <section className="panel" aria-label="定义">
      <h2>定义：几处要用到的数、条件和名称</h2>
      {Object.entries(lets).map(([name, node]) => (
        <Definition key={name} name={name} node={node} />
      ))}
      <AddDefinition />
    </section>
  );
}
