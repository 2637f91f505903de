import { AutoComplete, Select, Space } from 'antd';
import type { Batch } from './use-batch.ts';

export type Mapping = Batch['mapping'];
type Choice = Mapping[string];

/** No header is called this: it starts with a character that the reader strips. */
const constant = '\u0000constant';
const leftOut = '\u0000none';

export const isChosen = (choice: Choice | undefined): boolean =>
  typeof choice === 'string' || (choice?.constant ?? '').trim() !== '';

interface ColumnChoiceProps {
  column: Batch['columns'][number];
  headers: string[];
  choice: Choice | undefined;
  onChange: (choice: Choice) => void;
}

/** A header of the file, one value for every row, or nothing. */
export function ColumnChoice({ column, headers, choice, onChange }: ColumnChoiceProps) {
  const isConstant = typeof choice === 'object' && choice !== null;
  const selected = isConstant ? constant : (choice ?? leftOut);
  const isMissing = column.required && !isChosen(choice);
  return (
    <Space.Compact block>
      <Select
        className="column-choice"
        aria-label={`${column.label}对应文件里的列`}
        showSearch={{ optionFilterProp: 'label' }}
        status={isMissing ? 'error' : ''}
        value={selected}
        options={[
          { value: leftOut, label: column.required ? '（请选择）' : '（不导入）' },
          { value: constant, label: '（每行都填…）' },
          ...headers.map((header) => ({ value: header, label: header })),
        ]}
        onChange={(next: string) =>
          onChange(next === leftOut ? null : next === constant ? { constant: '' } : next)
        }
      />
      {isConstant && (
        <AutoComplete
          className="column-constant"
          aria-label={`${column.label}每行都填`}
          placeholder="每行都填的内容"
          status={isMissing ? 'error' : ''}
          value={choice.constant}
          options={column.words.map((word) => ({ value: word }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          onChange={(text: string) => onChange({ constant: text })}
        />
      )}
    </Space.Compact>
  );
}
