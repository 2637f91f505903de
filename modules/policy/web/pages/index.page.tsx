import { Button, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, Loading, LoadError, PageFrame, ScrollRegion } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import { clauseClassLabels, clauseKindLabels, versionStatusLabels } from '../../contract/codes.ts';
import { listClauses } from '../../contract/clause-operations.ts';
import { libraryColumns, libraryRows } from '../components/library-rows.tsx';
import type { Library } from '../components/types.ts';

const keys = ['search', 'class', 'kind', 'status'] as const;
type Choice = Partial<Record<(typeof keys)[number], string>>;

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const choices = [
  { key: 'class', label: '类别', options: optionsOf(clauseClassLabels) },
  { key: 'kind', label: '性质', options: optionsOf(clauseKindLabels) },
  { key: 'status', label: '状态', options: optionsOf(versionStatusLabels) },
] as const;

function Filters({ choice, onChange }: { choice: Choice; onChange: (patch: Choice) => void }) {
  const [typed, setTyped] = useState(choice.search ?? '');
  const apply = (text: string) => text.trim() !== (choice.search ?? '') && onChange({ search: text.trim() });
  return (
    <search className="filters">
      <div className="filter">
        <label htmlFor="policy-search">编号、名称或主体</label>
        <Input
          id="policy-search"
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
      {choices.map(({ key, label, options }) => (
        <div className="filter" key={key}>
          <label htmlFor={`policy-${key}`}>{label}</label>
          <Select
            id={`policy-${key}`}
            className="fill"
            allowClear
            placeholder="全部"
            options={options}
            value={choice[key] ?? null}
            onChange={(next?: string) => onChange({ [key]: next })}
          />
        </div>
      ))}
    </search>
  );
}

function Paper({ document }: { document: NonNullable<Library['document']> }) {
  return (
    <p className="soft">
      依据：{document.title}
      {document.number && `（${document.number}）`}，{document.place}
      {document.issuedOn && `，${document.issuedOn} 印发`}
      {document.note && `。${document.note}`}
    </p>
  );
}

function Clauses({
  library,
  isFiltered,
  onClear,
}: {
  library: Library;
  isFiltered: boolean;
  onClear: () => void;
}) {
  return (
    <ScrollRegion label="条款">
      <Table
        rowKey="key"
        size="middle"
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={libraryColumns}
        dataSource={libraryRows(library.groups)}
        rowClassName={(row) => (row.clause ? '' : 'library-class')}
        locale={{
          emptyText: isFiltered ? (
            <EmptyState text="没有符合筛选条件的条款" action={<Button onClick={onClear}>清空筛选</Button>} />
          ) : (
            <EmptyState text="本地还没有载入政策条款。条款随地区包载入，也可以在本页起草。" />
          ),
        }}
      />
    </ScrollRegion>
  );
}

export function Page() {
  const [choice, change] = useUrlState<Choice>(keys);
  const input = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined));
  const { data, error, refetch } = useRead(listClauses, input, { keep: true });
  const mayDraft = usePermission('policy.draft') && (data?.actions.length ?? 0) > 0;
  const isFiltered = Object.keys(input).length > 0;
  const clear = () => change(Object.fromEntries(keys.map((key) => [key, undefined])));
  return (
    <PageFrame
      actions={
        mayDraft && (
          <Link to="/policy/new">
            <Button type="primary">起草条款</Button>
          </Link>
        )
      }
    >
      {data?.document && <Paper document={data.document} />}
      <Filters key={choice.search ?? ''} choice={choice} onChange={change} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && (
        <>
          <p aria-live="polite" className="ledger-total">
            共 {formatCount(data.total)} 条
          </p>
          <Clauses library={data} isFiltered={isFiltered} onClear={clear} />
        </>
      )}
    </PageFrame>
  );
}
