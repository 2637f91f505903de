import { Table, type TableProps } from 'antd';
import type { z } from 'zod';
import { Loading, LoadError, PageFrame, ScrollRegion } from '#ui/desk/index.ts';
import { useRead } from '#ui/hooks.ts';
import { permissionLabels } from '../../contract/codes.ts';
import { listRoles } from '../../contract/operations.ts';
import { scopeWord } from '../components/scope-words.ts';
import '../components/roles.css';

type Role = z.output<(typeof listRoles)['output']>['roles'][number];
interface Row {
  code: string;
  label: string;
}

const rows: Row[] = Object.entries(permissionLabels).map(([code, label]) => ({ code, label }));

/** Permissions down, roles across: one column is read from top to bottom. */
function columnsOf(roles: Role[]): TableProps<Row>['columns'] {
  return [
    { title: '能办的事', dataIndex: 'label', fixed: 'left', width: 130, rowScope: 'row' },
    ...roles.map((role) => ({
      key: role.code,
      title: <span title={role.code}>{role.name}</span>,
      width: 50,
      align: 'center' as const,
      render: (_: unknown, row: Row) =>
        role.permissions.some(({ code }) => code === row.code) ? (
          <span className="tone-good" role="img" aria-label="可以">
            ✓
          </span>
        ) : (
          <span className="visually-hidden">不可以</span>
        ),
    })),
  ];
}

export function Page() {
  const { data, error, refetch } = useRead(listRoles, {});
  const roles = data?.roles ?? [];
  return (
    <PageFrame>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={12} />}
      {data && (
        <>
          <ScrollRegion label="各角色的权限">
            <Table<Row>
              className="roles-table"
              rowKey="code"
              size="small"
              bordered
              pagination={false}
              dataSource={rows}
              columns={columnsOf(roles) ?? []}
              scroll={{ x: 'max-content' }}
              sticky={{ offsetHeader: 48 }}
            />
          </ScrollRegion>
          <h2>管辖范围与个人信息</h2>
          <ScrollRegion label="管辖范围与个人信息">
            <Table<Role>
              rowKey="code"
              size="small"
              pagination={false}
              dataSource={roles}
              scroll={{ x: 'max-content' }}
              columns={[
                { title: '编号', dataIndex: 'code' },
                { title: '岗位', dataIndex: 'name' },
                { title: '管辖范围', render: (_, role) => scopeWord(role.scope) },
                {
                  title: '个人信息',
                  render: (_, role) =>
                    role.personal === 'rows' ? '可看范围内人员，证件号码默认遮盖' : '只看统计数，不看到个人',
                },
                { title: '权限数', render: (_, role) => role.permissions.length, align: 'right' },
              ]}
            />
          </ScrollRegion>
        </>
      )}
    </PageFrame>
  );
}
