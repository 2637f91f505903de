import { Checkbox, Select } from 'antd';
import { isObject, removeAt, setAt } from '../json-path.ts';
import type { JsonObject, Path } from '../types.ts';
import { wordTestOf, type WordTest, wordTests } from './clause-data.ts';
import { useEditor, useNames } from './editor-context.ts';
import type { ValueType } from './grammar.ts';
import { LiteralInput } from './literal-input.tsx';
import { NameSelect } from './name-select.tsx';
import { TextField } from './text-field.tsx';
import { WordsValue } from './words-value.tsx';

interface FieldsProps {
  path: Path;
  condition: JsonObject;
}

/** Words that a list of a fact holds. */
export function WordFields({ path, condition }: FieldsProps) {
  const { clause, onChange } = useEditor();
  const names = useNames(path);
  const test = wordTestOf(condition) ?? 'hasAny';
  const list = typeof condition.list === 'string' ? condition.list : '';
  const value = condition[test];
  const type = (names.get(list)?.type.replace(/s$/, '') ?? 'text') as ValueType;
  function change(next: WordTest): void {
    const { [test]: before = [], ...rest } = condition;
    const words = [before].flat();
    onChange(setAt(clause, path, { ...rest, [next]: next === 'has' ? (words[0] ?? '') : words }));
  }
  return (
    <>
      <NameSelect
        names={names}
        label="名单"
        value={list}
        isFitting={({ type }) => ['texts', 'numbers', 'dates', 'months'].includes(type)}
        onChange={(name) => onChange(setAt(clause, [...path, 'list'], name))}
      />
      <Select
        aria-label="名单怎么看"
        className="editor-comparison"
        value={test}
        options={Object.entries(wordTests).map(([key, label]) => ({ value: key as WordTest, label }))}
        onChange={change}
      />
      {test === 'has' && !isObject(value) ? (
        <LiteralInput
          type={type}
          value={value ?? ''}
          label="名单里的词"
          words={names.get(list)?.words ?? []}
          labels={names.get(list)?.labels}
          isPlain
          onChange={(next) => onChange(setAt(clause, [...path, test], next))}
        />
      ) : (
        <WordsValue path={[...path, test]} type={type} name={names.get(list)} label="名单里的词" />
      )}
    </>
  );
}

/** So many months from a first day, still running or up to a last one. */
export function LastsFields({ path, condition }: FieldsProps) {
  const { clause, onChange, Value } = useEditor();
  const lasts = isObject(condition.lasts) ? condition.lasts : {};
  const at = (key: string): Path => [...path, 'lasts', key];
  return (
    <div className="editor-parts">
      <div className="editor-controls">
        <span>自</span>
        <Value path={at('from')} type="date" label="起始日" isNamed />
        <span>起，到</span>
        <Value path={at('to')} type="date" label="最后一天" isNamed />
        <span>为止，满</span>
        <Value path={at('months')} type="number" label="满几个月" compared={{ unit: '个月', words: [] }} />
      </div>
      <div className="editor-controls">
        <Checkbox
          checked={lasts.by !== undefined}
          onChange={({ target }) =>
            onChange(target.checked ? setAt(clause, at('by'), 'asOf') : removeAt(clause, at('by')))
          }
        >
          到某天要已经满（不勾选只看起止日期）
        </Checkbox>
        {lasts.by !== undefined && <Value path={at('by')} type="date" label="到哪天要已经满" isNamed />}
      </div>
      <TextField
        label="期限的说法"
        hint="不填就按内容说"
        value={typeof lasts.label === 'string' ? lasts.label : ''}
        onChange={(next) => onChange(next ? setAt(clause, at('label'), next) : removeAt(clause, at('label')))}
      />
    </div>
  );
}
