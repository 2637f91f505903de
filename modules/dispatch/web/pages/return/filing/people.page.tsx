import { LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { useUrlState } from '#ui/hooks.ts';
import {
  type FilingPeople,
  filingPeopleLabels,
  type ReturnFigure,
  returnFigureLabels,
} from '../../../../contract/codes.ts';
import { listFilingRows } from '../../../../contract/return-operations.ts';
import { useFateColumns } from '../../../components/member-columns.tsx';

/** The people behind one figure of a return as submitted, or behind how it differs by now. */
export function Page() {
  const columns = useFateColumns();
  const [{ figure = 'sent', people = 'filed', regionCode = '', from = '' }] = useUrlState<{
    figure?: ReturnFigure;
    people?: FilingPeople;
    regionCode?: string;
    from?: string;
  }>(['figure', 'people', 'regionCode', 'from']);
  return (
    <PageFrame
      title={`组织输送报送明细：${returnFigureLabels[figure]}`}
      question={`${filingPeopleLabels[people]}的是哪些人，现在怎样？`}
    >
      <LedgerTable
        contract={listFilingRows}
        columns={columns}
        fixedInput={{ figure, people, regionCode, from }}
        emptyText="没有这样的人员。"
      />
    </PageFrame>
  );
}
