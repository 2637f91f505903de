import { type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { listReservoirDemand } from '../../../contract/report-operations.ts';

type Row = (typeof listReservoirDemand)['output']['_output']['rows'][number];

const columns: LedgerColumn<Row>[] = [
  { key: 'title', title: '岗位' },
  { key: 'enterpriseName', title: '企业' },
  { key: 'regionName', title: '所在区划' },
  { key: 'neededOn', title: '到岗时间' },
  { key: 'remaining', title: '还缺', align: 'right' },
  { key: 'underWay', title: '已在路上或已录用', align: 'right' },
  { key: 'open', title: '要从蓄水池找', align: 'right' },
];

/** The open posts behind the demand that the reservoir is held against. */
export function Page() {
  const [filter] = useUrlState<{ kind?: string }>(['kind']);
  const { data } = useRead(listReservoirDemand, { ...filter, pageSize: 1 });
  return (
    <PageFrame
      {...(data
        ? { question: `期限内 ${formatCount(data.total)} 个岗位，还要找 ${formatCount(data.people)} 人。` }
        : {})}
    >
      <LedgerTable
        contract={listReservoirDemand}
        columns={columns}
        fixedInput={filter}
        rowLink={({ id }) => `/matching/posts/${id}`}
        emptyText="期限内没有要到岗的岗位。"
      />
    </PageFrame>
  );
}
