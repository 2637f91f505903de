import { type FilterField, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { useUrlState } from '#ui/hooks.ts';
import { type ReturnFigure, returnFigureLabels } from '../../../contract/codes.ts';
import { listReturn } from '../../../contract/report-operations.ts';
import { useFateColumns } from '../../components/member-columns.tsx';

const filters: FilterField[] = [{ key: 'regionCode', label: '人员来自', kind: 'region' }];

/** The people behind one figure of the return. */
export function Page() {
  const columns = useFateColumns();
  const [{ figure = 'sent', ...period }] = useUrlState<{ figure?: ReturnFigure; from?: string; to?: string }>(
    ['figure', 'from', 'to'],
  );
  return (
    <PageFrame
      title={`组织输送明细：${returnFigureLabels[figure]}`}
      question={period.from && period.to && `${period.from} 至 ${period.to}，是哪些人？`}
    >
      <LedgerTable
        contract={listReturn}
        columns={columns}
        filters={filters}
        fixedInput={{ figure, ...period }}
        emptyText="没有这样的人员。"
      />
    </PageFrame>
  );
}
