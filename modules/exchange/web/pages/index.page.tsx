import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import {
  LedgerTable,
  type FilterField,
  type LedgerColumn,
  Loading,
  LoadError,
  NoRight,
  PageFrame,
  StateTag,
} from '#ui/desk/index.ts';
import { formatCount, formatMoment } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import type { z } from 'zod';
import { workingStatuses } from '../../contract/codes.ts';
import { listBatches, listKinds } from '../../contract/operations.ts';
import { toneOf } from '../components/batch-words.ts';
import '../components/exchange.css';
import { KindCard } from '../components/kind-card.tsx';

type Row = z.output<(typeof listBatches)['output']>['rows'][number];

const columns: LedgerColumn<Row>[] = [
  { key: 'fileName', title: '文件' },
  { key: 'kindLabel', title: '清单' },
  {
    key: 'status',
    title: '状态',
    render: ({ status, statusLabel }) => <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>,
  },
  { key: 'createdAt', title: '上传时间', render: ({ createdAt }) => formatMoment(createdAt) },
  ...(
    [
      ['total', '行数'],
      ['bad', '有错'],
      ['created', '新增'],
      ['updated', '更新'],
      ['unchanged', '无变化'],
    ] as const
  ).map(
    ([key, title]): LedgerColumn<Row> => ({
      key,
      title,
      align: 'right',
      render: ({ counts }) => formatCount(counts?.[key]),
    }),
  ),
];

const askAgainMs = 5000;

/** Keeps the list fresh while a job works on one of its batches. */
function useFreshList(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const isList = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] === listBatches.name;
    const timer = setInterval(() => {
      const known = queries.getQueriesData<z.output<(typeof listBatches)['output']>>({ predicate: isList });
      const isWorking = known.some(([, list]) =>
        list?.rows.some(({ status }) => workingStatuses.has(status)),
      );
      if (isWorking) void queries.invalidateQueries({ predicate: isList });
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [queries]);
}

export function Page() {
  useFreshList();
  const { data, error, refetch } = useRead(listKinds, {});
  const filters = useMemo(
    (): FilterField[] =>
      data && data.kinds.length > 1
        ? [
            {
              key: 'kind',
              label: '清单',
              kind: 'select',
              options: data.kinds.map(({ code, label }) => ({ value: code, label })),
            },
          ]
        : [],
    [data],
  );
  if (data?.kinds.length === 0) return <NoRight />;
  return (
    <PageFrame>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <div className="kind-cards">
            {data.kinds.map((kind) => (
              <KindCard key={kind.code} {...kind} />
            ))}
          </div>
          <h2>我的导入记录</h2>
          <LedgerTable
            contract={listBatches}
            columns={columns}
            filters={filters}
            rowLink={({ id }) => `/exchange/batches/${id}`}
            emptyText="还没有导入过清单。先下载模板，填好后上传。"
          />
        </>
      )}
    </PageFrame>
  );
}
