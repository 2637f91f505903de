import { Link } from 'react-router';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { reservoirStateLabels, reservoirStates } from '../../../contract/codes.ts';
import { listReservoir, summariseReservoir } from '../../../contract/report-operations.ts';

type Row = (typeof listReservoir)['output']['_output']['rows'][number];

const columns: LedgerColumn<Row>[] = [
  {
    key: 'personName',
    title: '姓名',
    render: (row) => <Link to={`/person/${row.id}`}>{row.personName}</Link>,
  },
  { key: 'age', title: '年龄', align: 'right' },
  { key: 'phone', title: '电话' },
  { key: 'regionName', title: '来自' },
  { key: 'wants', title: '想做', render: ({ wants }) => wants.join('、') || '—' },
  { key: 'skills', title: '会什么', render: ({ skills }) => skills.join('、') || '—' },
  { key: 'state', title: '状态', render: ({ state }) => reservoirStateLabels[state] },
  { key: 'readyOn', title: '何时可走', render: ({ readyOn }) => readyOn ?? '现在' },
  { key: 'reservedFor', title: '为谁预留' },
  { key: 'validTo', title: '回访有效期至' },
];

/** The people behind one figure of the reservoir. */
export function Page() {
  const [{ kind }] = useUrlState<{ kind?: string }>(['kind']);
  const summary = useRead(summariseReservoir, {});
  const kinds = summary.data?.kinds ?? [];
  const filters: FilterField[] = [
    {
      key: 'state',
      label: '状态',
      kind: 'select',
      options: reservoirStates.map((code) => ({ value: code, label: reservoirStateLabels[code] })),
    },
    {
      key: 'kind',
      label: '意向职业',
      kind: 'select',
      options: kinds.map(({ code, name }) => ({ value: code ?? 'any', label: name })),
    },
    { key: 'regionCode', label: '区县', kind: 'region' },
  ];
  const chosen = kinds.find(({ code }) => (code ?? 'any') === kind);
  return (
    <PageFrame {...(chosen ? { title: `蓄水池人员：${chosen.name}` } : {})}>
      <LedgerTable
        contract={listReservoir}
        columns={columns}
        filters={filters}
        emptyText="蓄水池里没有这样的人。"
      />
    </PageFrame>
  );
}
