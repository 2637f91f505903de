import { Table, Tabs } from 'antd';
import { Loading, LoadError, PageFrame, StateTag, ScrollRegion } from '#ui/desk/index.ts';
import { useRead, useUrlState } from '#ui/hooks.ts';
import { listOrganisations } from '../../contract/operations.ts';
import { DockingMap, type Organisation } from '../components/docking-map.tsx';
import { RegionTree } from '../components/region-tree.tsx';
import { organisationKind } from '../components/words.ts';

function Sides({ organisation }: { organisation: Organisation }) {
  if (!organisation.sends && !organisation.receives) return '—';
  return (
    <>
      {organisation.sends && <StateTag tone="warn">输送地</StateTag>}
      {organisation.receives && <StateTag tone="good">接收地</StateTag>}
    </>
  );
}

function OrganisationTable({ organisations }: { organisations: Organisation[] }) {
  const nameOf = (id: string | null): string => organisations.find((each) => each.id === id)?.name ?? '—';
  return (
    <ScrollRegion label="机构">
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={organisations}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: '机构', dataIndex: 'name' },
          { title: '类别', render: (_, row) => organisationKind(row.kind) },
          { title: '所在区划', dataIndex: 'regionName' },
          { title: '对接（报送）单位', render: (_, row) => nameOf(row.docksWith) },
          { title: '用工方向', render: (_, row) => <Sides organisation={row} /> },
        ]}
      />
    </ScrollRegion>
  );
}

export function Page() {
  const [{ tab = 'docking' }, change] = useUrlState<{ tab?: string }>(['tab']);
  const { data, error, refetch } = useRead(listOrganisations, {});
  const waiting = error ? <LoadError problem={error.problem} retry={refetch} /> : <Loading />;
  return (
    <PageFrame>
      <Tabs
        activeKey={tab}
        onChange={(key) => change({ tab: key })}
        items={[
          {
            key: 'docking',
            label: '对接关系',
            children: data ? (
              <>
                <p>企业向园区、园区向县区、县区向市级报送：每个单位只对接左边一个单位。</p>
                <DockingMap organisations={data.organisations} />
              </>
            ) : (
              waiting
            ),
          },
          {
            key: 'organisations',
            label: '机构名录',
            children: data ? <OrganisationTable organisations={data.organisations} /> : waiting,
          },
          {
            key: 'regions',
            label: '行政区划',
            children: (
              <section className="panel">
                <RegionTree />
              </section>
            ),
          },
        ]}
      />
    </PageFrame>
  );
}
