import { Button, Input, Select } from 'antd';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject } from '../types.ts';
import { useEditor, useNames, type ValueProps } from './editor-context.ts';
import {
  firstOperation,
  firstValue,
  type Operator,
  operatorOf,
  operators,
  operatorsFor,
  partsOf,
} from './grammar.ts';
import { ListInput } from './list-input.tsx';
import { LiteralInput } from './literal-input.tsx';
import { NameSelect } from './name-select.tsx';

const literalKeys = ['yuan', 'percent', 'date', 'month', 'text'];
const isDay = (text: string): boolean => /^\d{4}-\d{2}/.test(text);

/** literal, name, param, the key of an operator, or something the form has no field for. */
function kindOf(node: Json | undefined, { type, compared }: ValueProps): string {
  if (typeof node === 'number' || typeof node === 'boolean' || Array.isArray(node)) return 'literal';
  if (typeof node === 'string') return compared && (type === 'text' || isDay(node)) ? 'literal' : 'name';
  if (!isObject(node)) return 'other';
  if (literalKeys.some((key) => node[key] !== undefined)) return 'literal';
  if (node.ref !== undefined) return 'name';
  if (typeof node.param === 'string') return 'param';
  return operatorOf(node)?.key ?? 'other';
}

/** The plain value a comparison starts from. */
const firstPlain = (type: ValueProps['type'], today: string): Json => {
  const value = firstValue(type, today);
  return isObject(value) ? (value.date ?? value.month ?? value.text ?? value) : value;
};

function ParameterSelect({ path, type, label }: ValueProps) {
  const { clause, vocabulary, onChange, Value } = useEditor();
  const node = getAt(clause, path);
  const name = isObject(node) ? String(node.param) : '';
  const isDated = isObject(node) && node.on !== undefined;
  const fitting = vocabulary.parameters.filter(
    (each) => each.name === name || type === 'any' || each.type === type,
  );
  return (
    <>
      <Select
        aria-label={`${label}按哪项标准`}
        className="editor-fact"
        placeholder="选择标准参数"
        showSearch={{ optionFilterProp: 'label' }}
        value={name || null}
        options={fitting.map((each) => ({ value: each.name, label: each.label }))}
        onChange={(next: string | null) => next && onChange(setAt(clause, [...path, 'param'], next))}
      />
      {isDated && (
        <>
          <span>按这一天的标准</span>
          <Value path={[...path, 'on']} type="date" label={`${label}的标准取哪天`} />
        </>
      )}
      <Button
        size="small"
        onClick={() =>
          onChange(isDated ? removeAt(clause, [...path, 'on']) : setAt(clause, [...path, 'on'], 'asOf'))
        }
      >
        {isDated ? '不按日期取值' : '按日期取值'}
      </Button>
    </>
  );
}

/** The parts of something reckoned, each a value of its own. */
function Parts({ node, operator, ...props }: ValueProps & { node: JsonObject; operator: Operator }) {
  const { clause, onChange, Value, Conditions } = useEditor();
  const { path, type, label } = props;
  const parts = partsOf(node, operator, type);
  const list = node[operator.key];
  const isLoop = operator.shape === 'loop' || operator.shape === 'item';
  return (
    <div className="editor-parts">
      {operator.shape === 'yearDay' && (
        <Input
          aria-label={`${label}的月和日`}
          className="editor-comparison"
          placeholder="月-日，如 05-31"
          value={String(list ?? '')}
          onChange={({ target }) => onChange(setAt(clause, [...path, operator.key], target.value))}
        />
      )}
      {isLoop && <ListInput path={[...path, operator.key]} label={`${label}的名单`} />}
      {operator.shape === 'loop' && <Conditions path={[...path, 'where']} />}
      {operator.shape === 'choice' && <Conditions path={[...path, 'if']} />}
      {parts.map((part, at) => (
        <div key={pathKey(part.path)} className="editor-controls">
          {part.words && <span>{part.words}</span>}
          <Value path={[...path, ...part.path]} type={part.type} label={`${label}的第 ${at + 1} 部分`} />
          {operator.shape === 'many' && parts.length > 1 && (
            <Button size="small" onClick={() => onChange(removeAt(clause, [...path, ...part.path]))}>
              去掉这一项
            </Button>
          )}
        </div>
      ))}
      {operator.shape === 'many' && Array.isArray(list) && (
        <Button
          size="small"
          onClick={() => onChange(setAt(clause, [...path, operator.key], [...list, list.at(-1) ?? 0]))}
        >
          再加一项
        </Button>
      )}
    </div>
  );
}

/** A value: written out, a fact, a standard, or reckoned from others. */
export function ValueEditor(props: ValueProps) {
  const { path, type, label, compared, isNamed } = props;
  const { clause, today, onChange } = useEditor();
  const names = useNames(path);
  const node = getAt(clause, path);
  const kind = kindOf(node, props);
  const operator = operators.find(({ key }) => key === kind);
  const put = (value: Json) => onChange(setAt(clause, path, value));
  const isRef = compared !== undefined && type === 'text';
  const options = [
    ...(isNamed ? [] : [{ value: 'literal', label: '写定' }]),
    { value: 'name', label: '按事实' },
    { value: 'param', label: '按标准' },
    {
      label: '计算',
      options: operatorsFor(type).map(({ key, label: of }) => ({ value: key, label: of })),
    },
    ...(kind === 'other' ? [{ value: 'other', label: '另有写法（保留）', disabled: true }] : []),
  ];
  function change(next: string): void {
    const chosen = operators.find(({ key }) => key === next);
    if (chosen) put(firstOperation(chosen, type, today));
    else if (next === 'param') put({ param: '' });
    else if (next === 'name') put(isRef ? { ref: '' } : '');
    else put(compared ? firstPlain(type, today) : firstValue(type === 'any' ? 'number' : type, today));
  }
  const name = isObject(node) ? node.ref : node;
  return (
    <span className="editor-value-line">
      <Select
        aria-label={`${label}怎么定`}
        className="editor-kind"
        value={kind}
        options={options}
        onChange={change}
      />
      {kind === 'literal' && node !== undefined && (
        <LiteralInput
          type={type}
          value={node}
          label={label}
          isPlain={compared !== undefined}
          words={compared?.words ?? []}
          labels={compared?.labels}
          unit={compared?.unit ?? null}
          onChange={put}
        />
      )}
      {kind === 'name' && (
        <NameSelect
          names={names}
          label={label}
          value={typeof name === 'string' ? name : null}
          isFitting={(each) => type === 'any' || each.type === type || each.type === 'any'}
          onChange={(next) => put(isObject(node) ? { ref: next } : next)}
        />
      )}
      {kind === 'param' && <ParameterSelect {...props} />}
      {operator && isObject(node) && <Parts {...props} node={node} operator={operator} />}
    </span>
  );
}
