import type { LedgerColumn } from '#ui/desk/index.ts';
import { formatPayRange } from '#ui/format.ts';

interface Paid {
  payMinFen: number | null;
  payMaxFen: number | null;
}

/** What a post pays a month, as a column of a list of posts. */
export const payColumn: LedgerColumn<Paid> = {
  key: 'pay',
  title: '月薪',
  align: 'right',
  render: (row) => formatPayRange(row.payMinFen, row.payMaxFen),
};
