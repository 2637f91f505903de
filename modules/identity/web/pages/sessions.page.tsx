import { Button, Table } from 'antd';
import { formatMoment } from '#ui/format.ts';
import { Loading, LoadError, PageFrame, ProblemAlert, StateTag, ScrollRegion } from '#ui/desk/index.ts';
import { useRead, useWrite } from '#ui/hooks.ts';
import { endSession, listSessions } from '../../contract/operations.ts';
import { deviceName } from '../components/device-name.ts';

export function Page() {
  const { data, error, refetch } = useRead(listSessions, {});
  const { run, isRunning, problem } = useWrite(endSession);
  return (
    <PageFrame>
      <ProblemAlert problem={problem} />
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <ScrollRegion label="登录的设备">
          <Table
            rowKey="id"
            dataSource={data.sessions}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: '设备', render: (_, row) => <span title={row.device}>{deviceName(row.device)}</span> },
              { title: '网络地址', dataIndex: 'address' },
              { title: '登录时间', render: (_, row) => formatMoment(row.createdAt) },
              { title: '最近使用', render: (_, row) => formatMoment(row.lastSeenAt) },
              {
                title: '办理',
                render: (_, row) =>
                  row.isCurrent ? (
                    <StateTag tone="good">本机</StateTag>
                  ) : (
                    <Button disabled={isRunning} onClick={() => void run({ sessionId: row.id })}>
                      退出该设备
                    </Button>
                  ),
              },
            ]}
          />
        </ScrollRegion>
      )}
    </PageFrame>
  );
}
