import { Radio } from 'antd';
import { useMemo } from 'react';
import type { z } from 'zod';
import { type LedgerColumn, LedgerTable } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useUrlState } from '#ui/hooks.ts';
import { listRows } from '../../contract/operations.ts';
import { isChosen } from './column-choice.tsx';
import type { Batch } from './use-batch.ts';

type Row = z.output<(typeof listRows)['output']>['rows'][number];

/** Names the wrong cells; on a narrow screen, where their columns lie far to the right, all that is in them. */
function Problems({ problems, values }: Row) {
  if (!problems.length) return null;
  return (
    <>
      <span className="problems-brief tone-bad">
        {problems.length} 处：{problems.map(({ columnLabel, message }) => columnLabel || message).join('、')}
      </span>
      <ul className="problems-whole">
        {problems.map(({ column, columnLabel, message }) => (
          <li key={column + message}>
            {columnLabel && <b>{columnLabel}</b>}
            {values[column] && <div className="wrong-value">{values[column]}</div>}
            <div className="tone-bad">✗ {message}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

function cellOf({ key, label }: Batch['columns'][number]): LedgerColumn<Row> {
  return {
    key,
    title: label,
    render: ({ values, problems }) => {
      const wrong = problems.filter(({ column }) => column === key);
      const value = values[key] || (wrong.length ? '' : '—');
      if (!wrong.length) return value;
      return (
        <div className="wrong-cell">
          {value && <div className="wrong-value">{value}</div>}
          {wrong.map(({ message }) => (
            <div key={message}>✗ {message}</div>
          ))}
        </div>
      );
    },
  };
}

/** The rows as they were understood, columns with errors first, each error below what the cell says; unfilled columns are left out. */
export function RowTable({ batch }: { batch: Batch }) {
  const { id, columns, counts } = batch;
  const wrong = (counts?.bad ?? 0) + (counts?.kept ?? 0);
  const [{ rows }, change] = useUrlState<{ rows?: string; page?: string }>(['rows', 'page']);
  const shown = wrong === 0 ? 'all' : (rows ?? (batch.status === 'previewed' ? 'wrong' : 'all'));
  const fixedInput = useMemo(() => ({ batchId: id, onlyProblems: shown === 'wrong' }), [id, shown]);
  const given = useMemo(() => {
    const rank = (key: string) => batch.wrongColumns.indexOf(key) + 1 || columns.length + 1;
    return columns
      .filter(({ key, required }) => required || isChosen(batch.mapping[key]))
      .sort((one, other) => rank(one.key) - rank(other.key));
  }, [columns, batch.mapping, batch.wrongColumns]);
  const table = useMemo(
    (): LedgerColumn<Row>[] => [
      { key: 'row', title: '文件行号', align: 'right', render: ({ row }) => row },
      ...(batch.committedAt
        ? [{ key: 'outcome', title: '结果', render: ({ outcome }: Row) => outcome ?? '未导入' }]
        : []),
      ...(wrong ? [{ key: 'problems', title: '错误', render: (row: Row) => <Problems {...row} /> }] : []),
      ...given.map(cellOf),
    ],
    [given, wrong, batch.committedAt],
  );
  return (
    <LedgerTable
      contract={listRows}
      columns={table}
      fixedInput={fixedInput}
      emptyText="没有数据行"
      toolbar={
        wrong > 0 && (
          <Radio.Group
            optionType="button"
            aria-label="显示哪些行"
            value={shown}
            options={[
              { value: 'wrong', label: `只看有错的行（${formatCount(wrong)}）` },
              { value: 'all', label: '全部行' },
            ]}
            onChange={(event) => change({ rows: event.target.value as string, page: undefined })}
          />
        )
      }
    />
  );
}
