import { useMemo } from 'react';
import { useUrlState } from '../hooks.ts';
import type { FilterField } from './ledger-types.ts';

export const defaultPageSize = 20;

type UrlValues = Record<string, string | undefined>;

export interface LedgerState {
  values: UrlValues;
  page: number;
  pageSize: number;
  isFiltered: boolean;
  /** What the list and the export ask for: the filter without the page. */
  filter: Record<string, unknown>;
  /** Changing a filter starts at the first page again. */
  setFilters(patch: UrlValues): void;
  clearFilters(): void;
  setPage(page: number, pageSize: number): void;
  setSort(sort: string | undefined): void;
}

const positive = (text: string | undefined, otherwise: number): number => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
};

/** What a ledger shows lives in the URL: a reload, a shared link and the way back show the same. */
export function useLedgerState(
  fields: FilterField[],
  fixed: Record<string, unknown> | undefined,
): LedgerState {
  const [values, change] = useUrlState<UrlValues>([
    ...fields.map(({ key }) => key),
    'page',
    'pageSize',
    'sort',
  ]);
  const filter = useMemo(() => {
    const given = fields.flatMap(({ key, kind }) =>
      values[key] ? [[key, kind === 'flag' ? true : values[key]]] : [],
    );
    return { ...Object.fromEntries(given), ...(values.sort ? { sort: values.sort } : {}), ...fixed };
  }, [fields, fixed, values]);
  return {
    values,
    page: positive(values.page, 1),
    pageSize: positive(values.pageSize, defaultPageSize),
    isFiltered: fields.some(({ key }) => values[key]),
    filter,
    setFilters: (patch) => change({ ...patch, page: undefined }),
    clearFilters: () =>
      change({ ...Object.fromEntries(fields.map(({ key }) => [key, undefined])), page: undefined }),
    setPage: (page, pageSize) =>
      change({
        page: page > 1 ? String(page) : undefined,
        pageSize: pageSize === defaultPageSize ? undefined : String(pageSize),
      }),
    setSort: (sort) => change({ sort, page: undefined }),
  };
}
