import { Table } from 'antd';
import type { z } from 'zod';
import { FactList } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import type { listEntries } from '../../contract/operations.ts';
import { actions, fieldName, subjects } from './words.ts';

export type Entry = z.output<(typeof listEntries)['output']>['rows'][number];

interface Change {
  field: string;
  before: string;
  after: string;
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(textOf).join('、') || '（空）';
  if (isTable(value))
    return (
      Object.entries(value)
        .map(([key, part]) => `${fieldName(key)}：${textOf(part)}`)
        .join('；') || '（空）'
    );
  return String(value);
};

/** Personal fields are recorded as changed, without their values. */
function changesOf(detail: unknown): Change[] {
  const changed = isTable(detail) ? detail.changed : undefined;
  if (!isTable(changed)) return [];
  return Object.entries(changed).map(([field, pair]) =>
    Array.isArray(pair)
      ? { field, before: textOf(pair[0]), after: textOf(pair[1]) }
      : { field, before: '（个人信息，不记内容）', after: '（个人信息，不记内容）' },
  );
}

function otherFacts(detail: unknown): { label: string; value: string }[] {
  if (!isTable(detail)) return [];
  return Object.entries(detail)
    .filter(([key]) => key !== 'changed')
    .map(([key, value]) => ({
      label: fieldName(key),
      value: key === 'field' ? fieldName(String(value)) : textOf(value),
    }));
}

/** One entry of the trail: who, what, where in the chain, which fields changed from what to what. */
export function EntryDetail({ entry, operation }: { entry: Entry; operation: string }) {
  const changes = changesOf(entry.detail);
  return (
    <>
      <FactList
        columns={1}
        items={[
          { label: '时间', value: formatMoment(entry.at) },
          { label: '操作人', value: entry.actor },
          { label: '操作', value: `${operation} · ${actions[entry.action] ?? entry.action}` },
          { label: '对象', value: subjects[entry.subject] ?? entry.subject },
          { label: '对象编号', value: entry.subjectId },
          { label: '链条位置', value: entry.position === null ? '等待入链' : `第 ${entry.position} 条` },
          ...otherFacts(entry.detail),
        ]}
      />
      {changes.length > 0 && (
        <Table<Change>
          rowKey="field"
          size="small"
          pagination={false}
          dataSource={changes}
          columns={[
            { title: '改动的内容', render: (_, { field }) => <span title={field}>{fieldName(field)}</span> },
            { title: '改前', dataIndex: 'before' },
            { title: '改后', dataIndex: 'after' },
          ]}
        />
      )}
    </>
  );
}
