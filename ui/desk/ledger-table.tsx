import { Button, Table, type TableProps } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { z } from 'zod';
import type { OperationContract } from '#platform/contract/operation.ts';
import { formatCount, formatTotal } from '../format.ts';
import { useRead, useStored } from '../hooks.ts';
import { useIsPrinting } from '../printing.ts';
import { FilterBar } from './filter-bar.tsx';
import { type LedgerState, useLedgerState } from './ledger-state.ts';
import { ExportButton, type LedgerView, SavedFilters, ViewChoice } from './ledger-tools.tsx';
import type { FilterField, LedgerColumn, ListContract, RowOf } from './ledger-types.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { EmptyState, Loading, LoadError } from './states.tsx';

interface LedgerTableProps<C extends ListContract> {
  contract: C;
  columns: LedgerColumn<RowOf<C>>[];
  filters?: FilterField[];
  /** Input that the page fixes and the user cannot change. */
  fixedInput?: Partial<z.input<C['input']>>;
  /** Where a row opens. */
  rowLink?: (row: RowOf<C>) => string;
  /** Acts on selected rows; `done` drops the selection. */
  bulk?: (rows: RowOf<C>[], done: () => void) => ReactNode;
  /** A `download` operation that takes the same filters. */
  exportContract?: OperationContract;
  toolbar?: ReactNode;
  /** Said when there is not a single row, filters aside. */
  emptyText?: string;
  emptyAction?: ReactNode;
}

const headerHeight = 48;
const takesClicks = 'a, button, input, label, .ant-checkbox-wrapper, .ant-select';

function textOf(row: object, key: string): ReactNode {
  const value: unknown = row[key as keyof typeof row];
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'number' ? formatCount(value) : String(value);
}

function tableColumns<Row extends object>(
  columns: LedgerColumn<Row>[],
  sort: string | undefined,
  rowLink: ((row: Row) => string) | undefined,
): TableProps<Row>['columns'] {
  return columns.map(({ key, title, render, width, align, sortable }, at) => ({
    key,
    title,
    ...(width ? { width } : {}),
    ...(align ? { align } : {}),
    ...(sortable
      ? {
          sorter: true,
          sortOrder: sort === key ? ('ascend' as const) : sort === `-${key}` ? ('descend' as const) : null,
        }
      : {}),
    render: (_: unknown, row: Row) => {
      const content = render ? render(row) : textOf(row, key);
      return at === 0 && rowLink ? <Link to={rowLink(row)}>{content}</Link> : content;
    },
  }));
}

/** Where the last rows of a page were taken away, the first page is shown instead of an empty one. */
function useExistingPage(state: LedgerState, data: { total: number; rows: unknown[] } | undefined): void {
  const isBeyond = state.page > 1 && data !== undefined && data.rows.length === 0 && data.total > 0;
  useEffect(() => {
    if (isBeyond) state.setPage(1, state.pageSize);
  }, [isBeyond, state]);
}

const noFilters: FilterField[] = [];

/** The ledger list: filters, paging and sort in the URL, own columns and density, selection, export of what is filtered. */
export function LedgerTable<C extends ListContract>(props: LedgerTableProps<C>) {
  const {
    contract,
    columns,
    filters = noFilters,
    fixedInput,
    rowLink,
    bulk,
    exportContract,
    toolbar,
  } = props;
  const state = useLedgerState(filters, fixedInput as Record<string, unknown> | undefined);
  const [view, setView] = useStored<LedgerView>(`ledger.${contract.name}`, {
    hidden: columns.filter((column) => column.hiddenByDefault).map(({ key }) => key),
    density: 'middle',
  });
  const [selected, setSelected] = useState<RowOf<C>[]>([]);
  const navigate = useNavigate();
  const isPrinting = useIsPrinting();
  const input = { ...state.filter, page: state.page, pageSize: state.pageSize };
  const { data, error, isPlaceholderData, refetch } = useRead(contract, input as z.input<C['input']>, {
    keep: true,
  });
  useExistingPage(state, data);
  const shown = columns.filter(({ key }) => !view.hidden.includes(key));
  const clear = () => setSelected([]);
  const filterText = JSON.stringify(state.filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter ends the selection: nothing unseen is acted upon
  useEffect(clear, [filterText]);

  return (
    <div className="ledger">
      <FilterBar fields={filters} state={state} />
      <div className="ledger-tools">
        <span aria-live="polite" className="ledger-total">
          {data ? formatTotal(data, '条') : ''}
        </span>
        <div className="ledger-buttons">
          {toolbar}
          {filters.length > 0 && <SavedFilters ledger={contract.name} isFiltered={state.isFiltered} />}
          {exportContract && <ExportButton contract={exportContract} filter={state.filter} />}
          <ViewChoice columns={columns} view={view} onChange={setView} />
        </div>
      </div>
      {bulk && selected.length > 0 && (
        <section className="ledger-bulk" aria-label="批量办理">
          <span aria-live="polite">已选 {formatCount(selected.length)} 条</span>
          {bulk(selected, clear)}
          <Button type="link" onClick={clear}>
            取消选择
          </Button>
        </section>
      )}
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && !error && (
        <ScrollRegion label="列表">
          <Table<RowOf<C>>
            rowKey="id"
            size={view.density}
            dataSource={data.rows}
            columns={tableColumns(shown, state.values.sort, rowLink) ?? []}
            loading={{ spinning: isPlaceholderData, delay: 300 }}
            // A sticky header is a table of its own, whose columns would not fit those of the paper.
            {...(isPrinting ? {} : { sticky: { offsetHeader: headerHeight } })}
            {...(isPrinting ? {} : { scroll: { x: 'max-content' } })}
            {...(bulk
              ? {
                  rowSelection: {
                    preserveSelectedRowKeys: true,
                    selectedRowKeys: selected.map(({ id }) => id),
                    onChange: (_, rows) => setSelected(rows),
                  },
                }
              : {})}
            {...(rowLink
              ? {
                  rowClassName: 'ledger-row-link',
                  onRow: (row) => ({
                    onClick: (event) => {
                      const isText = window.getSelection()?.toString();
                      if (!isText && !(event.target as Element).closest(takesClicks))
                        void navigate(rowLink(row));
                    },
                  }),
                }
              : {})}
            pagination={{
              current: state.page,
              pageSize: state.pageSize,
              total: data.total,
              showSizeChanger: true,
              pageSizeOptions: [20, 50, 100, 200],
              showQuickJumper: true,
              hideOnSinglePage: data.total <= 20,
            }}
            onChange={(pagination, _, sorter, { action }) => {
              if (action === 'paginate')
                return state.setPage(pagination.current ?? 1, pagination.pageSize ?? state.pageSize);
              const { columnKey, order } = [sorter].flat()[0] ?? {};
              return state.setSort(
                order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined,
              );
            }}
            locale={{
              emptyText: state.isFiltered ? (
                <EmptyState
                  text="没有符合筛选条件的记录"
                  action={<Button onClick={state.clearFilters}>清空筛选</Button>}
                />
              ) : (
                <EmptyState text={props.emptyText ?? '还没有记录'} action={props.emptyAction} />
              ),
            }}
          />
        </ScrollRegion>
      )}
    </div>
  );
}
