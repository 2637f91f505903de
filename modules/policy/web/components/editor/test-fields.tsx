import { Button, Select } from 'antd';
import { removeAt, setAt } from '../json-path.ts';
import type { JsonObject, Path } from '../types.ts';
import {
  type Comparison,
  comparisonsFor,
  comparisonsOf,
  firstCompared,
  withComparison,
  withFact,
} from './clause-data.ts';
import { useEditor, useNames } from './editor-context.ts';
import type { ValueType } from './grammar.ts';
import { LiteralInput } from './literal-input.tsx';
import { NameSelect } from './name-select.tsx';
import { typeOf } from './scope.ts';
import { WordsValue } from './words-value.tsx';

interface FieldsProps {
  path: Path;
  condition: JsonObject;
}

const isWords = (comparison: Comparison): boolean => comparison === 'in' || comparison === 'notIn';
const isPresence = (comparison: Comparison): boolean => comparison === 'isGiven' || comparison === 'isStated';

function Test({ path, condition, comparison }: FieldsProps & { comparison: Comparison }) {
  const { clause, vocabulary, today, onChange, Value } = useEditor();
  const names = useNames(path);
  const { fact = '' } = condition;
  const known = typeof fact === 'string' ? names.get(fact) : undefined;
  const type = (known?.type as ValueType) ?? typeOf(clause, names, fact, vocabulary.parameters);
  const label = known?.label ?? '这个数';
  const at = [...path, comparison];
  const value = condition[comparison] ?? '';
  return (
    <div className="editor-controls">
      <Select
        aria-label={`${label}怎么比`}
        className="editor-comparison"
        value={comparison}
        options={comparisonsFor(type, comparison)}
        onChange={(next: Comparison) => {
          const isAlike =
            isWords(next) === isWords(comparison) && isPresence(next) === isPresence(comparison);
          const given = isAlike ? value : firstCompared(type, next, today);
          onChange(setAt(clause, path, withComparison(condition, comparison, next, given)));
        }}
      />
      {isWords(comparison) ? (
        <WordsValue path={at} type={type} name={known} label={`${label}的值`} />
      ) : isPresence(comparison) || type === 'boolean' ? (
        <LiteralInput
          type="boolean"
          value={value}
          label={`${label}的值`}
          isPlain
          isPresence={isPresence(comparison)}
          onChange={(next) => onChange(setAt(clause, at, next))}
        />
      ) : (
        <Value
          path={at}
          type={type}
          label={`${label}的值`}
          compared={{ unit: known?.unit ?? null, words: known?.words ?? [], labels: known?.labels }}
        />
      )}
      {comparisonsOf(condition).length > 1 && (
        <Button size="small" onClick={() => onChange(removeAt(clause, at))}>
          去掉这个比较
        </Button>
      )}
    </div>
  );
}

/** A fact, or something reckoned, put to one comparison or several that must all hold. */
export function TestFields({ path, condition }: FieldsProps) {
  const { clause, today, onChange, Value, vocabulary } = useEditor();
  const names = useNames(path);
  const { fact = '' } = condition;
  const known = typeof fact === 'string' ? names.get(fact) : undefined;
  const type = known?.type ?? typeOf(clause, names, fact, vocabulary.parameters);
  const used = comparisonsOf(condition);
  const free = comparisonsFor(type).find(({ value }) => !used.includes(value));
  return (
    <>
      {typeof fact === 'string' ? (
        <span className="editor-value-line">
          <NameSelect
            names={names}
            label="事实"
            value={fact}
            isFitting={({ type: of }) => !['list', 'figures', 'condition'].includes(of)}
            onChange={(name) =>
              onChange(setAt(clause, path, withFact(condition, name, names.get(name)?.type ?? 'text', today)))
            }
          />
          <Button size="small" onClick={() => onChange(setAt(clause, [...path, 'fact'], { count: '' }))}>
            改为计算
          </Button>
        </span>
      ) : (
        <Value path={[...path, 'fact']} type="any" label="看的数" isNamed />
      )}
      {used.map((comparison) => (
        <Test key={comparison} path={path} condition={condition} comparison={comparison} />
      ))}
      {free && fact !== '' && type !== 'boolean' && (
        <Button
          size="small"
          onClick={() =>
            onChange(
              setAt(clause, [...path, free.value], firstCompared(type as ValueType, free.value, today)),
            )
          }
        >
          再加一个比较
        </Button>
      )}
    </>
  );
}
