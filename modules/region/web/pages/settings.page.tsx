import { Table } from 'antd';
import { FactList, Loading, LoadError, PageFrame, StateTag, ScrollRegion } from '#ui/desk/index.ts';
import { formatMoment } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { showSettings } from '../../contract/operations.ts';
import { SettingValue } from '../components/setting-value.tsx';
import { settingName, settingRank } from '../components/words.ts';

export function Page() {
  const { data, error, refetch } = useRead(showSettings, {});
  return (
    <PageFrame>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading rows={10} />}
      {data && (
        <>
          <FactList
            columns={2}
            items={[
              { label: '地区包', value: `${data.pack.name}（${data.pack.id}，第 ${data.pack.version} 版）` },
              { label: '装入时间', value: formatMoment(data.pack.loadedAt) },
              { label: '依据文件', value: data.pack.documentTitle },
              { label: '文号', value: data.pack.documentNo },
            ]}
          />
          <ScrollRegion label="设置">
            <Table
              rowKey="key"
              pagination={false}
              dataSource={data.settings.toSorted((a, b) => settingRank(a.key) - settingRank(b.key))}
              scroll={{ x: 800 }}
              columns={[
                {
                  title: '参数',
                  width: '20%',
                  render: (_, row) => <span title={row.key}>{settingName(row.key)}</span>,
                },
                { title: '取值', render: (_, row) => <SettingValue name={row.key} value={row.value} /> },
                {
                  title: '依据',
                  width: '26%',
                  render: (_, row) => row.source ?? <StateTag tone="warn">文件未规定</StateTag>,
                },
                { title: '说明', width: '22%', render: (_, row) => row.note ?? '—' },
              ]}
            />
          </ScrollRegion>
        </>
      )}
    </PageFrame>
  );
}
