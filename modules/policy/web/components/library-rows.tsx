import { Space, type TableProps } from 'antd';
import { Link } from 'react-router';
import { StateTag } from '#ui/desk/index.ts';
import { formatDate } from '#ui/format.ts';
import { clauseClassLabels, clauseKindLabels } from '../../contract/codes.ts';
import { saidOf } from './said.ts';
import { VersionTag } from './tags.tsx';
import type { LibraryClause, LibraryGroup } from './types.ts';
import './policy.css';

/** A heading of a class, or a clause under it. */
export interface LibraryRow {
  key: string;
  heading?: string;
  clause?: LibraryClause;
}

export function libraryRows(groups: LibraryGroup[]): LibraryRow[] {
  return groups.flatMap((group) => [
    { key: group.class, heading: `${clauseClassLabels[group.class]}（${group.clauses.length} 条）` },
    ...group.clauses.map((clause) => ({ key: clause.clauseId, clause })),
  ]);
}

function Standing({ clause }: { clause: LibraryClause }) {
  const { inForce, draft } = clause;
  return (
    <Space wrap size={4}>
      {inForce && (
        <>
          <VersionTag status="inForce" />
          <span>
            第 {inForce.versionNo} 版{inForce.effectiveFrom && `，自 ${inForce.effectiveFrom}`}
          </span>
        </>
      )}
      {draft && <VersionTag status={draft.status} />}
    </Space>
  );
}

function Cases({ cases, failingCases }: LibraryClause) {
  if (cases === 0) return <StateTag>没有案例</StateTag>;
  if (failingCases > 0) return <StateTag tone="bad">{`${failingCases} 个不符`}</StateTag>;
  return <>{cases} 个相符</>;
}

type Columns = NonNullable<TableProps<LibraryRow>['columns']>;

const clauseColumns: { title: string; width?: number; show: (clause: LibraryClause) => React.ReactNode }[] = [
  {
    title: '条款',
    show: ({ clauseId, title, kind, article }) => (
      <>
        <Link to={`/policy/${clauseId}`}>
          <strong>{clauseId}</strong> {title}
        </Link>
        <span className="condition-notes">
          {article} · {clauseKindLabels[kind]}
        </span>
      </>
    ),
  },
  { title: '谁享受', show: ({ payee }) => payee ?? '—' },
  {
    title: '标准',
    show: ({ amounts }) =>
      amounts.length === 0 ? '—' : amounts.map((words) => <div key={words}>{saidOf(words, [])}</div>),
  },
  { title: '状态', show: (clause) => <Standing clause={clause} /> },
  { title: '案例', show: (clause) => <Cases {...clause} /> },
  { title: '最近发布', show: ({ publishedOn }) => formatDate(publishedOn) },
];

export const libraryColumns: Columns = clauseColumns.map(({ title, show }, at) => ({
  title,
  key: title,
  className: 'library-cell',
  onCell: ({ clause }) => (clause ? {} : { colSpan: at === 0 ? clauseColumns.length : 0 }),
  render: (_: unknown, { clause, heading }: LibraryRow) =>
    clause ? show(clause) : at === 0 ? heading : null,
}));
