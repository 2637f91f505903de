import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { listOrganisations } from '#modules/region/contract/operations.ts';
import { type FilterField, type LedgerColumn, LedgerTable, PageFrame } from '#ui/desk/index.ts';
import { formatDate } from '#ui/format.ts';
import { useLabel, useMe, usePermission, useRead } from '#ui/hooks.ts';
import { exportEnterprises, listEnterprises } from '../../contract/operations.ts';
import { VerifiedTag } from '../components/verified-tag.tsx';

type Enterprise = z.output<(typeof listEnterprises)['output']>['rows'][number];

function useColumns(): LedgerColumn<Enterprise>[] {
  const stageOf = useLabel('enterpriseStage');
  const natureOf = useLabel('enterpriseNature');
  const sizeOf = useLabel('enterpriseSize');
  return [
    { key: 'name', title: '企业名称', sortable: true },
    { key: 'uscc', title: '统一社会信用代码', hiddenByDefault: true },
    { key: 'regionName', title: '所在区划' },
    { key: 'parkName', title: '园区' },
    { key: 'industryName', title: '行业' },
    { key: 'nature', title: '性质', render: ({ nature }) => natureOf(nature), hiddenByDefault: true },
    { key: 'size', title: '规模', render: ({ size }) => sizeOf(size), hiddenByDefault: true },
    { key: 'stage', title: '建设阶段', render: ({ stage }) => stageOf(stage) },
    { key: 'signedOn', title: '签约日期', sortable: true, render: ({ signedOn }) => formatDate(signedOn) },
    { key: 'dockedOn', title: '对接日期', sortable: true, render: ({ dockedOn }) => formatDate(dockedOn) },
    { key: 'specialistName', title: '用工服务专员' },
    { key: 'isVerified', title: '核实', render: ({ isVerified }) => <VerifiedTag isVerified={isVerified} /> },
    { key: 'recordedOn', title: '登记日期', sortable: true, hiddenByDefault: true },
  ];
}

function useFilters(): FilterField[] {
  const { data } = useRead(listOrganisations, { kind: 'park' }, { isFixed: true });
  return useMemo(() => {
    const parks = (data?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name }));
    return [
      { key: 'search', label: '名称或信用代码', kind: 'text' },
      { key: 'regionCode', label: '地区', kind: 'region' },
      ...(parks.length ? [{ key: 'parkId', label: '园区', kind: 'select' as const, options: parks }] : []),
      { key: 'stage', label: '建设阶段', kind: 'select', codes: 'enterpriseStage' },
      { key: 'isDocked', label: '只看已对接', kind: 'flag' },
      { key: 'needsVerification', label: '只看待核实', kind: 'flag' },
    ];
  }, [data]);
}

export function Page() {
  const { scope } = useMe();
  const mayEdit = usePermission('enterprise.edit');
  const mayExport = usePermission('demand.export');
  const columns = useColumns();
  const filters = useFilters();
  const register = mayEdit && scope.kind !== 'enterprise' && (
    <Link to="/enterprise/new">
      <Button type="primary">登记企业</Button>
    </Link>
  );
  return (
    <PageFrame actions={register}>
      <LedgerTable
        contract={listEnterprises}
        columns={columns}
        filters={filters}
        rowLink={({ id }) => `/enterprise/${id}`}
        {...(mayExport ? { exportContract: exportEnterprises } : {})}
        emptyText="还没有登记企业"
        emptyAction={register}
      />
    </PageFrame>
  );
}
