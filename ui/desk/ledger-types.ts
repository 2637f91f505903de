import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { OperationContract } from '#platform/contract/operation.ts';

/** A read operation that takes a page and filters and answers one page of rows with the total, which may be cut off. */
export type ListContract = OperationContract<
  z.ZodType,
  z.ZodType<{ total: number; isLonger?: boolean; rows: { id: string }[] }>
>;
export type RowOf<C extends ListContract> = z.output<C['output']>['rows'][number];

export interface LedgerColumn<Row> {
  /** Field of the row, unless `render` says what to show. */
  key: string;
  title: string;
  render?: (row: Row) => ReactNode;
  width?: number;
  align?: 'left' | 'right';
  hiddenByDefault?: boolean;
  /** The operation takes `sort`: the key, or '-' and the key. */
  sortable?: boolean;
}

export interface FilterField {
  /** Field of the operation's input, and key in the URL. */
  key: string;
  label: string;
  kind: 'text' | 'select' | 'region' | 'date' | 'flag';
  /** Dictionary of a `select`. */
  codes?: string;
  options?: { value: string; label: string }[];
}
