import { Button, Input, Select } from 'antd';
import { getAt, isObject, pathKey, removeAt, setAt } from '../json-path.ts';
import type { Json, JsonObject, Path } from '../types.ts';
import { useEditor, useNames, type ValueProps } from './editor-context.ts';
import {
  firstOperation,
  firstValue,
  type Operator,
  operators,
  operatorsFor,
  partsOf,
  type ValueType,
} from './grammar.ts';
import { ListInput } from './list-input.tsx';
import { LiteralInput } from './literal-input.tsx';
import { NameSelect } from './name-select.tsx';
import { valueKindOf } from './nodes.ts';
import { TextField } from './text-field.tsx';

/** The plain value a comparison starts from. */
const firstPlain = (type: ValueProps['type'], today: string): Json => {
  const value = firstValue(type, today);
  return isObject(value) ? (value.date ?? value.month ?? value.text ?? value) : value;
};

function ParameterSelect({ path, type, label }: ValueProps) {
  const { clause, vocabulary, today, onChange, Value } = useEditor();
  const node = getAt(clause, path);
  const name = isObject(node) ? String(node.param) : '';
  const isDated = isObject(node) && node.on !== undefined;
  const standing = isObject(node) ? node.default : undefined;
  const known = vocabulary.parameters.find((each) => each.name === name)?.type ?? type;
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
      {standing === undefined ? (
        <Button
          size="small"
          disabled={name === ''}
          onClick={() => onChange(setAt(clause, [...path, 'default'], firstPlain(known as ValueType, today)))}
        >
          没有配置时另定
        </Button>
      ) : (
        <>
          <span>没有配置时按</span>
          <LiteralInput
            type={known as ValueType}
            value={standing}
            label={`${label}没有配置时`}
            isPlain
            onChange={(next) => onChange(setAt(clause, [...path, 'default'], next))}
          />
          <Button size="small" onClick={() => onChange(removeAt(clause, [...path, 'default']))}>
            按标准未配置处理
          </Button>
        </>
      )}
    </>
  );
}

/** What something reckoned is called, where the words drawn from its parts read badly. */
function OwnWords({ path, label }: { path: Path; label: string }) {
  const { clause, onChange } = useEditor();
  const at = [...path, 'label'];
  const words = getAt(clause, at);
  if (typeof words !== 'string')
    return (
      <Button size="small" type="text" onClick={() => onChange(setAt(clause, at, ''))}>
        给结果起个说法
      </Button>
    );
  return (
    <TextField
      label={`${label}的说法`}
      value={words}
      onChange={(next) => onChange(setAt(clause, at, next))}
      onLeave={() => words === '' && onChange(removeAt(clause, at))}
    />
  );
}

/** The parts of something reckoned, each a value of its own. */
function Parts({ node, operator, ...props }: ValueProps & { node: JsonObject; operator: Operator }) {
  const { clause, onChange, Value, Conditions } = useEditor();
  const { path, type, label } = props;
  const parts = partsOf(node, operator, type);
  const list = node[operator.key];
  const isLoop = operator.shape === 'loop' || operator.shape === 'item';
  // What a definition is called is asked beside its name.
  const isDefinition = path.length === 2 && path[0] === 'let';
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
      {!isDefinition && <OwnWords path={path} label={label} />}
    </div>
  );
}

/** A value: written out, a fact, a standard, or reckoned from others. */
export function ValueEditor(props: ValueProps) {
  const { path, type, label, compared, isNamed } = props;
  const { clause, today, onChange } = useEditor();
  const names = useNames(path);
  const node = getAt(clause, path);
  const kind = valueKindOf(node, type, compared !== undefined);
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
