import { Button } from 'antd';
import { Link } from 'react-router';
import { type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatMoney } from '#ui/format.ts';
import { useLabel, usePermission } from '#ui/hooks.ts';
import { personFieldLabels as labels, sexLabels } from '../../contract/codes.ts';
import { exportPeople, listPeople } from '../../contract/operations.ts';
import { PersonState } from '../components/person-state.tsx';
import type { PersonRow } from '../components/types.ts';
import { useFilters } from '../components/use-filters.ts';

function useColumns(): LedgerColumn<PersonRow>[] {
  const status = useLabel('supplyStatus');
  const education = useLabel('education');
  const group = useLabel('group');
  return [
    { key: 'name', title: labels.name },
    { key: 'state', title: '情况', render: (person) => <PersonState person={person} /> },
    { key: 'sex', title: labels.sex, render: ({ sex }) => (sex ? sexLabels[sex] : '—') },
    { key: 'age', title: '年龄', align: 'right' },
    { key: 'idCardMasked', title: labels.idCard, hiddenByDefault: true },
    { key: 'phoneMasked', title: labels.phone },
    { key: 'regionName', title: labels.regionCode },
    { key: 'status', title: labels.status, render: (row) => status(row.status) },
    { key: 'education', title: labels.education, render: (row) => education(row.education) },
    { key: 'wants', title: labels.occupationsWanted, render: ({ wants }) => wants.join('、') || '—' },
    { key: 'skills', title: labels.skills, render: ({ skills }) => skills.join('、') || '—' },
    {
      key: 'payExpectedFen',
      title: labels.payExpectedFen,
      align: 'right',
      render: (row) => formatMoney(row.payExpectedFen),
    },
    { key: 'availableOn', title: labels.availableOn, hiddenByDefault: true },
    {
      key: 'groups',
      title: labels.groups,
      render: ({ groups }) => groups.map(group).join('、') || '—',
      hiddenByDefault: true,
    },
    { key: 'lastContactOn', title: '最近联系', sortable: true },
    { key: 'recordedOn', title: '登记日期', sortable: true, hiddenByDefault: true },
  ];
}

export function Page() {
  const mayEdit = usePermission('person.edit');
  const mayExport = usePermission('person.export');
  const columns = useColumns();
  const filters = useFilters();
  const register = (
    <Link to="/person/new">
      <Button type="primary">登记人员</Button>
    </Link>
  );
  return (
    <PageFrame actions={mayEdit && register}>
      <LedgerTable
        contract={listPeople}
        columns={columns}
        filters={filters}
        rowLink={({ id }) => `/person/${id}`}
        {...(mayExport ? { exportContract: exportPeople } : {})}
        emptyText="还没有登记人员。"
        emptyAction={mayEdit && register}
      />
    </PageFrame>
  );
}
