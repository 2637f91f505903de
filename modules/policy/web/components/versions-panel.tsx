import { Select, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState, Loading, LoadError, ScrollRegion } from '#ui/desk/index.ts';
import { formatDate } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { sourceLabels } from '../../contract/codes.ts';
import { compareVersions } from '../../contract/clause-operations.ts';
import { VersionTag } from './tags.tsx';
import type { ClauseDetail } from './types.ts';

type Version = ClauseDetail['versions'][number];

const spanOf = ({ effectiveFrom, effectiveTo }: Pick<Version, 'effectiveFrom' | 'effectiveTo'>): string =>
  `${effectiveFrom ?? '文件施行起'} 至 ${effectiveTo ?? '另有新版本前'}`;
const nameOf = ({ versionNo }: Version): string => `第 ${versionNo} 版`;

function Compared({ clauseId, from, to }: { clauseId: string; from: Version; to: Version }) {
  const { data, error, refetch } = useRead(compareVersions, { clauseId, fromId: from.id, toId: to.id });
  if (error) return <LoadError problem={error.problem} retry={refetch} />;
  if (!data) return <Loading rows={3} />;
  const side = (version: Version) => `${nameOf(version)}（${spanOf(version)}）`;
  const lines = (words: string[]) =>
    words.length === 0 ? '—' : words.map((line) => <div key={line}>{line}</div>);
  return (
    <ScrollRegion label="版本比较">
      <Table
        rowKey="field"
        size="small"
        pagination={false}
        dataSource={data.differences}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState text="两个版本写的一样。" /> }}
        columns={[
          { title: '不同之处', dataIndex: 'field', width: 120 },
          { title: side(from), className: 'library-cell', render: (_, row) => lines(row.before) },
          { title: side(to), className: 'library-cell', render: (_, row) => lines(row.after) },
        ]}
      />
    </ScrollRegion>
  );
}

function Comparison({ clause }: { clause: ClauseDetail }) {
  const { versions, clauseId } = clause;
  const ordered = versions.toSorted((one, other) => one.versionNo - other.versionNo);
  const at = ordered.findIndex(({ id }) => id === clause.id);
  const [fromId, setFrom] = useState(ordered[at > 0 ? at - 1 : 0]?.id);
  const [toId, setTo] = useState(ordered[at > 0 ? at : ordered.length - 1]?.id);
  const from = ordered.find(({ id }) => id === fromId);
  const to = ordered.find(({ id }) => id === toId);
  const options = ordered.map((version) => ({ value: version.id, label: nameOf(version) }));
  return (
    <>
      <h3>并排比较</h3>
      <div className="editor-controls">
        <Select aria-label="较早的版本" value={fromId} options={options} onChange={setFrom} />
        <span>与</span>
        <Select aria-label="较晚的版本" value={toId} options={options} onChange={setTo} />
      </div>
      <br />
      {from && to && from !== to && <Compared clauseId={clauseId} from={from} to={to} />}
    </>
  );
}

/** Every version there was, and two of them side by side. */
export function VersionsPanel({ clause }: { clause: ClauseDetail }) {
  const { versions, clauseId } = clause;
  return (
    <section className="panel" aria-label="版本">
      <h2>版本</h2>
      <ScrollRegion label="版本">
        <Table<Version>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={versions}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: '版本',
              render: (_, version) => (
                <Link to={`/policy/${clauseId}?version=${version.id}`}>
                  {nameOf(version)}
                  {version.id === clause.id && '（正在看）'}
                </Link>
              ),
            },
            { title: '状态', render: (_, { status }) => <VersionTag status={status} /> },
            { title: '来源', render: (_, { source }) => sourceLabels[source] },
            { title: '施行', render: (_, version) => spanOf(version) },
            { title: '起草', render: (_, { draftedByName }) => draftedByName ?? '—' },
            { title: '提交', render: (_, { submittedOn }) => formatDate(submittedOn) },
            {
              title: '审核',
              render: (_, { decidedByName, decidedOn }) =>
                [decidedByName, decidedOn].filter(Boolean).join(' ') || '—',
            },
            { title: '说明', className: 'library-cell', render: (_, { reason }) => reason ?? '—' },
          ]}
        />
      </ScrollRegion>
      {versions.length > 1 && <Comparison key={clause.id} clause={clause} />}
    </section>
  );
}
