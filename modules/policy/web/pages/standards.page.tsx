import { Button, Checkbox, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, Loading, LoadError, PageFrame, ScrollRegion, StateTag } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { listStandards } from '../../contract/standard-operations.ts';
import { StandardDialog } from '../components/standards/standard-dialog.tsx';
import { StandardValues } from '../components/standards/standard-values.tsx';
import type { Standard, StandardValue } from '../components/types.ts';
import '../components/policy.css';

type Choice = { search?: string; missing?: string };

function Filters({ choice, onChange }: { choice: Choice; onChange: (patch: Choice) => void }) {
  const [typed, setTyped] = useState(choice.search ?? '');
  const apply = (text: string) => text.trim() !== (choice.search ?? '') && onChange({ search: text.trim() });
  return (
    <search className="filters">
      <div className="filter">
        <label htmlFor="standard-search">标准名称</label>
        <Input
          id="standard-search"
          allowClear
          maxLength={40}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value === '') apply('');
          }}
          onPressEnter={() => apply(typed)}
          onBlur={() => apply(typed)}
        />
      </div>
      <div className="filter filter-flag">
        <Checkbox
          checked={choice.missing === '1'}
          onChange={(event) => onChange({ missing: event.target.checked ? '1' : undefined })}
        >
          只看没有配置的
        </Checkbox>
      </div>
    </search>
  );
}

function Clauses({ clauses }: Pick<Standard, 'clauses'>) {
  if (clauses.length === 0) return <>—</>;
  return clauses.map((clauseId, at) => (
    <span key={clauseId}>
      {at > 0 && '、'}
      <Link to={`/policy/${clauseId}`}>{clauseId}</Link>
    </span>
  ));
}

interface Asked {
  standard: Standard;
  returned: StandardValue | undefined;
}

function StandardTable({
  rows,
  mayDraft,
  onAsk,
}: {
  rows: Standard[];
  mayDraft: boolean;
  onAsk: (asked: Asked) => void;
}) {
  const waiting = ({ values }: Standard) =>
    values.find(({ status }) => status === 'submitted' || status === 'returned');
  return (
    <ScrollRegion label="标准参数">
      <Table<Standard>
        rowKey="name"
        size="middle"
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <EmptyState text="没有这样的标准。" /> }}
        expandable={{
          defaultExpandedRowKeys: rows.length === 1 && rows[0] ? [rows[0].name] : [],
          expandedRowRender: (standard) => (
            <StandardValues standard={standard} onEdit={(returned) => onAsk({ standard, returned })} />
          ),
          rowExpandable: ({ values }) => values.length > 0,
        }}
        columns={[
          { title: '标准', className: 'library-cell', render: (_, { label }) => label },
          {
            title: '现在的值',
            render: (_, { current }) =>
              current === null ? <StateTag tone="warn">标准未配置</StateTag> : <strong>{current}</strong>,
          },
          {
            title: '待办',
            render: (_, standard) => {
              const value = waiting(standard);
              if (!value) return '—';
              return value.status === 'submitted' ? `${value.text} 审核中` : `${value.text} 已退回`;
            },
          },
          {
            title: '用到它的条款',
            className: 'library-cell',
            render: (_, { clauses }) => <Clauses clauses={clauses} />,
          },
          ...(mayDraft
            ? [
                {
                  title: '',
                  render: (_: unknown, standard: Standard) => (
                    <Button size="small" onClick={() => onAsk({ standard, returned: undefined })}>
                      登记新标准
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </ScrollRegion>
  );
}

export function Page() {
  const [choice, change] = useUrlState<Choice>(['search', 'missing']);
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useRead(
    listStandards,
    {
      ...(choice.search ? { search: choice.search } : {}),
      ...(choice.missing ? { onlyMissing: true } : {}),
    },
    { keep: true },
  );
  return (
    <PageFrame>
      <Filters key={choice.search ?? ''} choice={choice} onChange={change} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && (
        <>
          <p aria-live="polite" className="ledger-total">
            共 {formatCount(data.rows.length)} 项
          </p>
          <StandardTable
            key={choice.search ?? ''}
            rows={data.rows}
            mayDraft={data.actions.length > 0}
            onAsk={setAsked}
          />
        </>
      )}
      {asked && (
        <StandardDialog
          standard={asked.standard}
          returned={asked.returned}
          onClose={() => setAsked(undefined)}
        />
      )}
    </PageFrame>
  );
}
