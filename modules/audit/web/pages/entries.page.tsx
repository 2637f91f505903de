import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { listEntries } from '../../contract/operations.ts';
import { ChainStatus } from '../components/chain-status.tsx';
import { type Entry, EntryDetail } from '../components/entry-detail.tsx';
import { useOperationNames } from '../components/operation-names.ts';
import { actions, subjects } from '../components/words.ts';

const choices = (words: Iterable<[string, string]>) => [...words].map(([value, label]) => ({ value, label }));

function filtersFor(operations: Map<string, string>): FilterField[] {
  return [
    { key: 'operation', label: '操作', kind: 'select', options: choices(operations) },
    { key: 'action', label: '动作', kind: 'select', options: choices(Object.entries(actions)) },
    { key: 'subject', label: '对象', kind: 'select', options: choices(Object.entries(subjects)) },
    { key: 'actor', label: '操作人', kind: 'text' },
    { key: 'from', label: '从', kind: 'date' },
    { key: 'to', label: '到', kind: 'date' },
  ];
}

export function Page() {
  const operations = useOperationNames();
  const [shown, setShown] = useState<Entry>();
  const nameOf = (operation: string): string => operations.get(operation) ?? operation;
  const columns: LedgerColumn<Entry>[] = [
    { key: 'at', title: '时间', render: ({ at }) => formatMoment(at) },
    { key: 'actor', title: '操作人' },
    { key: 'operation', title: '操作', render: ({ operation }) => nameOf(operation) },
    { key: 'action', title: '动作', render: ({ action }) => actions[action] ?? action },
    { key: 'subject', title: '对象', render: ({ subject }) => subjects[subject] ?? subject },
    { key: 'position', title: '链条位置', align: 'right', render: ({ position }) => position ?? '等待入链' },
    {
      key: 'detail',
      title: '详情',
      render: (entry) => (
        <Button size="small" onClick={() => setShown(entry)}>
          查看
        </Button>
      ),
    },
  ];
  return (
    <PageFrame actions={<ChainStatus />}>
      <LedgerTable contract={listEntries} columns={columns} filters={filtersFor(operations)} />
      <Drawer
        title="日志详情"
        size={560}
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        destroyOnHidden
      >
        {shown && <EntryDetail entry={shown} operation={nameOf(shown.operation)} />}
      </Drawer>
    </PageFrame>
  );
}
