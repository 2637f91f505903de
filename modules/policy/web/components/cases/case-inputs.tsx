import { Button, Select } from 'antd';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { JsonObject, Path, Vocabulary } from '../types.ts';
import { type FactGroup, factOf, firstValue, groupsOf, wordOf } from './case-facts.ts';
import { ValueInput } from './value-input.tsx';

interface CaseInputsProps {
  vocabulary: Vocabulary;
  inputs: JsonObject;
  onChange: (inputs: JsonObject) => void;
}

/** Facts that may still be said of this thing. */
function AddFact({ vocabulary, inputs, onChange, group }: CaseInputsProps & { group: FactGroup }) {
  const isParams = group.entity === 'params';
  const facts = isParams
    ? vocabulary.parameters
    : (vocabulary.entities.find(({ name }) => name === group.entity)?.facts ?? []);
  const known = new Set(group.facts.map(({ path }) => pathKey(path.slice(group.path.length))));
  const options = facts
    .filter(
      (fact) =>
        !known.has(wordOf(fact)) && getAt(inputs, [...group.path, ...wordOf(fact).split('.')]) === undefined,
    )
    .map((fact) => ({ value: wordOf(fact), label: fact.label }));
  function add(word: string): void {
    const type = (
      isParams ? facts.find((each) => wordOf(each) === word) : factOf(vocabulary, group.entity, word)
    )?.type;
    const steps = isParams ? [word] : word.split('.');
    onChange(setAt(inputs, [...group.path, ...steps], firstValue(type ?? 'text')));
  }
  return (
    <Select
      aria-label={`给“${group.title}”添加一项`}
      className="editor-fact"
      placeholder="添加一项"
      showSearch={{ optionFilterProp: 'label' }}
      value={null}
      options={options}
      onChange={(word: string | null) => word && add(word)}
    />
  );
}

/** What the case says, fact by fact; things of a list can be copied and taken away. */
export function CaseInputs({ vocabulary, inputs, onChange }: CaseInputsProps) {
  const groups = groupsOf(vocabulary, inputs);
  const copy = (path: Path) => {
    const list = getAt(inputs, path.slice(0, -1));
    const thing = getAt(inputs, path);
    if (Array.isArray(list) && isObject(thing)) onChange(setAt(inputs, path.slice(0, -1), [...list, thing]));
  };
  return groups.map((group) => (
    <section key={pathKey(group.path)} className="case-things" aria-label={group.title}>
      <div className="panel-head">
        <strong>{group.title}</strong>
        {group.isThing && (
          <span>
            <Button size="small" onClick={() => copy(group.path)}>
              照样加一个
            </Button>{' '}
            <Button size="small" onClick={() => onChange(removeAt(inputs, group.path))}>
              去掉
            </Button>
          </span>
        )}
      </div>
      {group.facts.map((fact) => (
        <div key={pathKey(fact.path)} className="case-fact">
          <span>{fact.label}</span>
          <ValueInput
            label={`${group.title} ${fact.label}`}
            value={fact.value}
            words={fact.words}
            labels={fact.labels}
            type={fact.type}
            onChange={(value) => onChange(setAt(inputs, fact.path, value))}
          />
          <Button
            size="small"
            type="text"
            aria-label={`去掉“${fact.label}”`}
            onClick={() => onChange(removeAt(inputs, fact.path))}
          >
            去掉
          </Button>
        </div>
      ))}
      <AddFact vocabulary={vocabulary} inputs={inputs} onChange={onChange} group={group} />
    </section>
  ));
}
