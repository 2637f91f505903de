import { Table } from 'antd';
import type { z } from 'zod';
import { Figure, FigureRow, Loading, LoadError, PageFrame, ScrollRegion, StateTag } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useRead } from '#ui/hooks.ts';
import { type ReservoirState, reservoirStateLabels, reservoirStates } from '../../../contract/codes.ts';
import { summariseReservoir } from '../../../contract/report-operations.ts';
import { CountLink } from '../../components/count-link.tsx';
import { addressOf } from '../../components/drill.ts';
import '../../components/dispatch.css';
import { PlainTable } from '../../components/plain-table.tsx';

type Reservoir = z.output<(typeof summariseReservoir)['output']>;
type Kind = Reservoir['kinds'][number];
type Region = Reservoir['regions'][number];

const peopleOf = (filters: { state?: ReservoirState; kind?: string; regionCode?: string }) =>
  addressOf('/dispatch/reservoir/people', filters);

const stockColumns = <R extends Record<ReservoirState, number>>(
  filtersOf: (row: R) => { kind?: string; regionCode?: string },
) =>
  reservoirStates.map((state) => ({
    title: reservoirStateLabels[state],
    align: 'right' as const,
    render: (_: unknown, row: R) => (
      <CountLink count={row[state]} to={peopleOf({ state, ...filtersOf(row) })} />
    ),
  }));

function KindTable({ kinds, horizonOn }: Reservoir) {
  const short = kinds.filter(({ lack }) => lack > 0);
  const lack = short.reduce((sum, kind) => sum + kind.lack, 0);
  return (
    <section className="panel" aria-label="按意向职业">
      <h2>
        {short.length > 0
          ? `${formatCount(short.length)} 类职业储备不足，共缺 ${formatCount(lack)} 人`
          : '各类职业的储备都够用'}
      </h2>
      <ScrollRegion label="按意向职业">
        <Table<Kind>
          rowKey="name"
          size="small"
          dataSource={kinds}
          pagination={{ defaultPageSize: 20, hideOnSinglePage: true, size: 'small' }}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: '意向职业', dataIndex: 'name', fixed: 'left' },
            ...stockColumns<Kind>(({ code }) => ({ kind: code ?? 'any' })),
            {
              title: `${horizonOn} 前需求`,
              align: 'right',
              render: (_, row) => (
                <CountLink
                  count={row.demand}
                  to={addressOf('/dispatch/reservoir/demand', { kind: row.code })}
                />
              ),
            },
            {
              title: '储备',
              render: (_, row) =>
                row.lack > 0 ? (
                  <StateTag tone="bad">缺 {formatCount(row.lack)}</StateTag>
                ) : row.demand > 0 ? (
                  <StateTag tone="good">够用</StateTag>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      </ScrollRegion>
      <p className="soft">一人有几个意向职业的，每类都计；上面的总数每人只计一次。</p>
    </section>
  );
}

function RegionTable({ regions }: Reservoir) {
  return (
    <section className="panel" aria-label="按区县">
      <h2>人在哪里</h2>
      <PlainTable<Region>
        label="按区县"
        rowKey="regionCode"
        size="small"
        rows={regions}
        columns={[
          { title: '区县', dataIndex: 'regionName', fixed: 'left' },
          ...stockColumns<Region>(({ regionCode }) => ({ regionCode })),
        ]}
      />
    </section>
  );
}

const definitions: Record<ReservoirState, string> = {
  ready: '同意推荐、适龄、没有上岗、没有被企业录用，现在就能走',
  soon: '可到岗日期在用工需求期限以内',
  later: '可到岗日期在用工需求期限以后',
  reserved: '已编入还没有出发的批次',
  expired: '太久没有联系，先回访才能算数',
};

/** Who could be sent (N41), held against the demand of the coming weeks. */
export function Page() {
  const { data, error, refetch } = useRead(summariseReservoir, {});
  return (
    <PageFrame>
      {error && <LoadError problem={error.problem} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <FigureRow>
            {reservoirStates.map((state) => (
              <Figure
                key={state}
                label={reservoirStateLabels[state]}
                value={data.total[state]}
                unit="人"
                definition={definitions[state]}
                to={peopleOf({ state })}
                {...(state === 'ready' ? { asOf: data.asOf } : {})}
              />
            ))}
            <Figure
              label="近期需求"
              value={data.total.demand}
              unit="人"
              definition={`全市在招岗位 ${data.horizonOn} 前要到岗的人数，减去已在路上和已录用的人`}
              to="/dispatch/reservoir/demand"
            />
          </FigureRow>
          <KindTable {...data} />
          <RegionTable {...data} />
        </>
      )}
    </PageFrame>
  );
}
